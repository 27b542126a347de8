using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>All that guests choose a home by, and rules of stay that hold for a part of the year.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120001100_Homes")]
public sealed class Homes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            ALTER TABLE listings
                ADD bathrooms         numeric(3,1) CHECK (bathrooms >= 0),
                ADD amenities         text[] NOT NULL DEFAULT '{}',
                ADD accessibility     text[] NOT NULL DEFAULT '{}',
                ADD languages         text[] NOT NULL DEFAULT '{}',
                ADD check_in_method   text,
                ADD rules_pets        boolean,
                ADD rules_smoking     boolean,
                ADD rules_parties     boolean,
                ADD rules_children    boolean,
                ADD rules_quiet_from  time,
                ADD rules_quiet_until time,
                ADD rules_more        text,
                ADD place_unit        text,
                -- Moved by every change of prices, closed nights and stay rules, and by these alone.
                ADD calendar_version  int NOT NULL DEFAULT 1,
                -- Kept by those who publish reviews, look at standing, and store photos.
                ADD review_count      int NOT NULL DEFAULT 0 CHECK (review_count >= 0),
                ADD rating            int CHECK (rating BETWEEN 100 AND 500),
                ADD superhost         boolean NOT NULL DEFAULT false,
                ADD cover_photo       text;
            CREATE INDEX listings_by_amenities ON listings USING gin (amenities) WHERE status = 'published';

            CREATE TABLE stay_rules (
                id             uuid CONSTRAINT pk_stay_rules PRIMARY KEY,
                listing_id     uuid NOT NULL CONSTRAINT fk_stay_rules_listing REFERENCES listings (id),
                nights         daterange NOT NULL
                    CHECK (NOT isempty(nights) AND NOT lower_inf(nights) AND NOT upper_inf(nights)),
                min_nights     int CHECK (min_nights > 0),
                max_nights     int CHECK (max_nights > 0),
                arrival_days   smallint CHECK (arrival_days BETWEEN 1 AND 127),
                departure_days smallint CHECK (departure_days BETWEEN 1 AND 127),
                CHECK (max_nights >= min_nights),
                CHECK (num_nonnulls(min_nights, max_nights, arrival_days, departure_days) > 0),
                CONSTRAINT stay_rules_no_overlap EXCLUDE USING gist (listing_id WITH =, nights WITH &&)
            );
            """
        );
}
