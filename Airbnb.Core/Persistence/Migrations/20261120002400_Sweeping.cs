using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>What was kept for long enough is swept away each hour.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120002400_Sweeping")]
public sealed class Sweeping : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            -- Rows come in the order of their time, so a few bytes for many of them do.
            CREATE INDEX ix_inbox_handled_at ON inbox USING brin (handled_at);

            -- The first sweep; each sets the next.
            INSERT INTO deadlines (id, due_at, clock, kind, subject, payload)
            VALUES (gen_random_uuid(), now(), 'platform', 'sweep_due', '00000000-0000-0000-0000-000000000000', '{}');
            """
        );
}
