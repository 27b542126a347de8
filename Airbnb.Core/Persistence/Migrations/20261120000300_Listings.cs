using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>Homes, the nights that are occupied, and what searches need.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120000300_Listings")]
public sealed class Listings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            CREATE TABLE listings (
                id                      uuid CONSTRAINT pk_listings PRIMARY KEY,
                host_id                 uuid NOT NULL CONSTRAINT fk_listings_host REFERENCES users (id),
                status                  text NOT NULL CHECK (status IN ('draft', 'published', 'paused', 'archived')),
                version                 int NOT NULL,
                title                   text NOT NULL,
                description             text,
                type                    text,
                capacity                int CHECK (capacity > 0),
                bedrooms                int CHECK (bedrooms >= 0),
                beds                    int CHECK (beds >= 0),
                place_street            text,
                place_city              text,
                place_region            text,
                place_country           text,
                place_postal_code       text,
                place_latitude          double precision CHECK (place_latitude BETWEEN -90 AND 90),
                place_longitude         double precision CHECK (place_longitude BETWEEN -180 AND 180),
                place_time_zone         text,
                public_latitude         double precision,
                public_longitude        double precision,
                rates_currency          char(3),
                rates_base              bigint CHECK (rates_base > 0),
                rates_weekend           bigint CHECK (rates_weekend > 0),
                rates_cleaning_fee      bigint NOT NULL CHECK (rates_cleaning_fee >= 0),
                rates_extra_guest_fee   bigint NOT NULL CHECK (rates_extra_guest_fee >= 0),
                rates_included_guests   int NOT NULL CHECK (rates_included_guests > 0),
                rates_pet_fee           bigint NOT NULL CHECK (rates_pet_fee >= 0),
                rates_weekly_discount   int NOT NULL CHECK (rates_weekly_discount BETWEEN 0 AND 10000),
                rates_monthly_discount  int NOT NULL CHECK (rates_monthly_discount BETWEEN 0 AND 10000),
                rates_tax_rate          int NOT NULL CHECK (rates_tax_rate BETWEEN 0 AND 10000),
                terms_check_in_time     time NOT NULL,
                terms_check_out_time    time NOT NULL,
                terms_min_nights        int NOT NULL CHECK (terms_min_nights > 0),
                terms_max_nights        int NOT NULL CHECK (terms_max_nights >= terms_min_nights),
                terms_preparation_nights int NOT NULL CHECK (terms_preparation_nights BETWEEN 0 AND 2),
                terms_advance_notice_days int NOT NULL CHECK (terms_advance_notice_days IN (0, 1, 2, 3, 7)),
                terms_same_day_until    time NOT NULL,
                terms_window_months     int NOT NULL CHECK (terms_window_months IN (3, 6, 9, 12, 24)),
                terms_arrival_days      smallint NOT NULL CHECK (terms_arrival_days BETWEEN 1 AND 127),
                terms_departure_days    smallint NOT NULL CHECK (terms_departure_days BETWEEN 1 AND 127),
                search_text             text NOT NULL,
                created_at              timestamptz NOT NULL,
                changed_at              timestamptz NOT NULL,
                -- A zone that Postgres does not know raises an error here instead of in every later search.
                CONSTRAINT listings_time_zone_known
                    CHECK (timezone(place_time_zone, timestamptz 'epoch') IS NOT NULL OR place_time_zone IS NULL),
                CONSTRAINT listings_published_complete CHECK (
                    status IN ('draft', 'archived')
                    OR num_nulls(description, type, capacity, place_street, place_city, place_country, place_latitude,
                                 place_longitude, place_time_zone, public_latitude, public_longitude, rates_currency,
                                 rates_base) = 0)
            );
            CREATE INDEX ix_listings_host_id_id ON listings (host_id, id);
            -- One for each way to look for a home.
            CREATE INDEX listings_newest ON listings (id) WHERE status = 'published';
            CREATE INDEX listings_by_price ON listings (rates_base, id) WHERE status = 'published';
            CREATE INDEX listings_on_the_map ON listings
                USING gist (point(public_longitude, public_latitude)) WHERE status = 'published';
            CREATE INDEX listings_by_likeness ON listings
                USING gin (search_text gin_trgm_ops) WHERE status = 'published';
            CREATE INDEX listings_by_words ON listings
                USING gin (to_tsvector('simple', search_text)) WHERE status = 'published';

            CREATE TABLE occupied (
                id         uuid CONSTRAINT pk_occupied PRIMARY KEY,
                listing_id uuid NOT NULL CONSTRAINT fk_occupied_listing REFERENCES listings (id),
                kind       text NOT NULL CHECK (kind IN ('hold', 'stay', 'block', 'import')),
                source_id  uuid NOT NULL,
                nights     daterange NOT NULL
                    CHECK (NOT isempty(nights) AND NOT lower_inf(nights) AND NOT upper_inf(nights)),
                padded     daterange,
                CONSTRAINT occupied_padded_for_guests CHECK (
                    CASE WHEN kind IN ('hold', 'stay') THEN padded IS NOT NULL AND padded @> nights
                         ELSE padded IS NULL END),
                CONSTRAINT occupied_no_overlap EXCLUDE USING gist (listing_id WITH =, nights WITH &&),
                CONSTRAINT occupied_room_to_prepare EXCLUDE USING gist (listing_id WITH =, padded WITH &&)
            );
            CREATE INDEX ix_occupied_source_id ON occupied (source_id);
            """
        );
}
