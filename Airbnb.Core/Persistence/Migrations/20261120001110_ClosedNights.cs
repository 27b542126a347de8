using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>Why a host closed nights.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120001110_ClosedNights")]
public sealed class ClosedNights : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("ALTER TABLE occupied ADD reason text CHECK (reason IS NULL OR kind = 'block');");
}
