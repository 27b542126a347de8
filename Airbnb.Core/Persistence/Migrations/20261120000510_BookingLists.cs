using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>Lists of bookings by state and by period, for either side.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120000510_BookingLists")]
public sealed class BookingLists : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            CREATE INDEX ix_bookings_guest_id_status_id ON bookings (guest_id, status, id);
            CREATE INDEX ix_bookings_host_id_status_id ON bookings (host_id, status, id);
            CREATE INDEX ix_bookings_guest_id_check_out ON bookings (guest_id, check_out);
            CREATE INDEX ix_bookings_host_id_check_out ON bookings (host_id, check_out);
            """
        );
}
