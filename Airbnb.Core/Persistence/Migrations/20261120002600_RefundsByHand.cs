using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>Refunds that somebody sent at the gateway itself.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120002600_RefundsByHand")]
public sealed class RefundsByHand : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("ALTER TABLE refunds ADD written_off bigint CHECK (written_off BETWEEN 0 AND amount)");
}
