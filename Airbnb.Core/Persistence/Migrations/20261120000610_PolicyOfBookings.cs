using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>Each booking names its policy; those from before there were any go by the mildest.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120000610_PolicyOfBookings")]
public sealed class PolicyOfBookings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            UPDATE bookings SET policy_id = '019aa000-0000-7000-8000-000000000001' WHERE policy_id IS NULL;
            ALTER TABLE bookings
                ALTER policy_id SET NOT NULL,
                ADD CONSTRAINT fk_bookings_policy FOREIGN KEY (policy_id) REFERENCES cancellation_policies (id);
            CREATE INDEX ix_bookings_policy_id ON bookings (policy_id);
            """
        );
}
