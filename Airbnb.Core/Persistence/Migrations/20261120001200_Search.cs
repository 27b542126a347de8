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
            CREATE INDEX listings_by_price ON listings (rates_currency, rates_base, id) WHERE status = 'published';
            CREATE INDEX listings_by_rating ON listings (coalesce(rating, 0), id) WHERE status = 'published';

            -- What ends after a day, for many homes at once: faster than the indexes of the constraints.
            CREATE INDEX occupied_by_end ON occupied (listing_id, upper(coalesce(padded, nights)));
            CREATE INDEX night_prices_by_end ON night_prices (listing_id, upper(nights));
            CREATE INDEX stay_rules_by_end ON stay_rules (listing_id, upper(nights));
            """
        );
}
