using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>Daily rates by which prices are shown in other currencies.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120000630_CurrencyRates")]
public sealed class CurrencyRates : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            CREATE TABLE currency_rates (
                day      date NOT NULL,
                currency char(3) NOT NULL,
                per_euro numeric NOT NULL CHECK (per_euro > 0),
                CONSTRAINT pk_currency_rates PRIMARY KEY (currency, day),
                CHECK (currency <> 'EUR' OR per_euro = 1)
            );
            """
        );
}
