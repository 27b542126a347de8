using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>One deadline deletes all that was kept for long enough, by an index wherever it looks.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120002410_OneRetention")]
public sealed class OneRetention : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            DELETE FROM deadlines WHERE kind = 'sweep_due';

            CREATE INDEX ix_dead_letters_resting_since ON dead_letters (resting_since);
            CREATE INDEX ix_reconciliations_ended_at ON reconciliations (ended_at);
            """
        );
}
