using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>Indexes for searches by words, rating and the price of a whole stay, and the words that homes are found by.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120001200_Search")]
public sealed class Search : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            -- Words that were mistyped are looked up among these few instead of in all homes.
            CREATE TABLE search_words (word text CONSTRAINT pk_search_words PRIMARY KEY);
            CREATE INDEX search_words_by_likeness ON search_words USING gin (word gin_trgm_ops);

            CREATE FUNCTION keep_search_words() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                -- In order, so that two who add the same words do not wait for one another.
                INSERT INTO search_words
                SELECT DISTINCT said.word FROM unnest(string_to_array(NEW.search_text, ' ')) AS said(word)
                WHERE said.word <> ''
                ORDER BY said.word
                ON CONFLICT DO NOTHING;
                RETURN NULL;
            END $$;
            CREATE TRIGGER listings_keep_search_words AFTER INSERT OR UPDATE OF search_text ON listings
                FOR EACH ROW EXECUTE FUNCTION keep_search_words();
            INSERT INTO search_words
            SELECT DISTINCT word FROM listings, unnest(string_to_array(search_text, ' ')) AS word WHERE word <> '';

            DROP INDEX listings_by_likeness, listings_by_words, listings_by_price;
            CREATE INDEX listings_by_words ON listings
                USING gin (string_to_array(search_text, ' ')) WHERE status = 'published';
            -- Some words are common and most are rare: Postgres is to know which.
            CREATE STATISTICS listings_words ON (string_to_array(search_text, ' ')) FROM listings;
            ALTER STATISTICS listings_words SET STATISTICS 1000;
            CREATE INDEX listings_by_rating ON listings (coalesce(rating, 0), id) WHERE status = 'published';
            -- What most searches ask for is in the indexes: homes that do not suit are not even read.
            CREATE INDEX listings_by_price ON listings (rates_currency, rates_base, id)
                INCLUDE (public_longitude, public_latitude, suspended_until, type, booking_mode, capacity, bedrooms, beds,
                         bathrooms, rules_pets, superhost, rating)
                WHERE status = 'published';
            DROP INDEX listings_on_the_map;
            CREATE INDEX listings_on_the_map ON listings USING gist (point(public_longitude, public_latitude))
                INCLUDE (id, public_longitude, public_latitude, suspended_until, type, booking_mode, capacity, bedrooms,
                         beds, bathrooms, rules_pets, superhost, rating, rates_currency, rates_base)
                WHERE status = 'published';

            -- What ends after a day, for many homes at once: faster than the indexes of the constraints.
            CREATE INDEX occupied_by_end ON occupied (listing_id, upper(coalesce(padded, nights)))
                INCLUDE (nights, padded);
            CREATE INDEX night_prices_by_end ON night_prices (listing_id, upper(nights)) INCLUDE (nights, kind, amount);
            CREATE INDEX stay_rules_by_end ON stay_rules (listing_id, upper(nights))
                INCLUDE (nights, min_nights, max_nights, arrival_days, departure_days);

            -- Queries are short: to compile them takes longer than to run them.
            DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET jit = off', current_database()); END $$;
            """
        );
}
