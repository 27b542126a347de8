using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>Payments of which nothing has come are looked for among those of the last weeks.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120002500_PaidInVain")]
public sealed class PaidInVain : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("CREATE INDEX ix_charges_ended_at ON charges (ended_at) WHERE status = 'succeeded'");
}
