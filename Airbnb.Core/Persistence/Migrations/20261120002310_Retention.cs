using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>What is old is looked for by its age, every day from the first.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120002310_Retention")]
public sealed class Retention : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            CREATE INDEX ix_gateway_events_received_at ON gateway_events (received_at);
            CREATE INDEX ix_notifications_created_at ON notifications (created_at);
            CREATE INDEX ix_users_unverified ON users (created_at) WHERE pending_registration IS NOT NULL;
            CREATE INDEX ix_listing_views_day ON listing_views (day);

            -- The first look; each sets the next.
            INSERT INTO deadlines (id, due_at, clock, kind, subject, payload)
            VALUES (gen_random_uuid(), now(), 'platform', 'retention_due',
                '00000000-0000-0000-0000-000000000000', '{}');
            """
        );
}
