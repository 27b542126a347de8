using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>Prices of seasons and dates, offers, taxes and the cleaning of short stays.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120000620_NightPrices")]
public sealed class NightPricesOfHomes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            ALTER TABLE listings
                ADD rates_short_stay_cleaning_fee bigint CHECK (rates_short_stay_cleaning_fee >= 0),
                ADD rates_length_discounts        jsonb NOT NULL DEFAULT '[]',
                ADD rates_early_bird              jsonb,
                ADD rates_last_minute             jsonb,
                ADD rates_new_listing_promotion   boolean NOT NULL DEFAULT false,
                ADD rates_taxes                   jsonb NOT NULL DEFAULT '[]';
            ALTER TABLE listings
                ALTER rates_length_discounts DROP DEFAULT,
                ALTER rates_new_listing_promotion DROP DEFAULT,
                ALTER rates_taxes DROP DEFAULT;

            CREATE TABLE night_prices (
                id         uuid CONSTRAINT pk_night_prices PRIMARY KEY,
                listing_id uuid NOT NULL CONSTRAINT fk_night_prices_listing REFERENCES listings (id),
                kind       text NOT NULL CHECK (kind IN ('season', 'date')),
                nights     daterange NOT NULL
                    CHECK (NOT isempty(nights) AND NOT lower_inf(nights) AND NOT upper_inf(nights)),
                amount     bigint NOT NULL CHECK (amount > 0),
                name       text,
                CONSTRAINT night_prices_no_overlap EXCLUDE USING gist (listing_id WITH =, kind WITH =, nights WITH &&)
            );
            """
        );
}
