using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>What guests and hosts say of one another, and what it adds up to.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120001500_Reviews")]
public sealed class Reviews : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            -- Reviews that nobody may read yet. No entity maps the table, and the API's role may only add to it.
            CREATE TABLE sealed_reviews (
                booking_id           uuid NOT NULL CONSTRAINT fk_sealed_reviews_booking REFERENCES bookings (id),
                by                   text NOT NULL CHECK (by IN ('guest', 'host')),
                scores_overall       int CHECK (scores_overall BETWEEN 1 AND 5),
                scores_cleanliness   int NOT NULL CHECK (scores_cleanliness BETWEEN 1 AND 5),
                scores_accuracy      int CHECK (scores_accuracy BETWEEN 1 AND 5),
                scores_check_in      int CHECK (scores_check_in BETWEEN 1 AND 5),
                scores_communication int NOT NULL CHECK (scores_communication BETWEEN 1 AND 5),
                scores_location      int CHECK (scores_location BETWEEN 1 AND 5),
                scores_value         int CHECK (scores_value BETWEEN 1 AND 5),
                scores_rules         int CHECK (scores_rules BETWEEN 1 AND 5),
                text                 text NOT NULL,
                language             text NOT NULL,
                written_at           timestamptz NOT NULL,
                CONSTRAINT pk_sealed_reviews PRIMARY KEY (booking_id, by),
                -- Guests rate the home, hosts the guest.
                CONSTRAINT sealed_reviews_scores CHECK (CASE by
                    WHEN 'guest' THEN num_nonnulls(scores_overall, scores_accuracy, scores_check_in, scores_location,
                        scores_value) = 5 AND scores_rules IS NULL
                    ELSE num_nonnulls(scores_overall, scores_accuracy, scores_check_in, scores_location,
                        scores_value) = 0 AND scores_rules IS NOT NULL END)
            );

            -- That somebody has written, for themselves to know.
            CREATE TABLE written_reviews (
                booking_id uuid NOT NULL CONSTRAINT fk_written_reviews_booking REFERENCES bookings (id),
                by         text NOT NULL CHECK (by IN ('guest', 'host')),
                author_id  uuid NOT NULL CONSTRAINT fk_written_reviews_author REFERENCES users (id),
                written_at timestamptz NOT NULL,
                CONSTRAINT pk_written_reviews PRIMARY KEY (booking_id, by)
            );
            CREATE INDEX ix_written_reviews_author_id ON written_reviews (author_id);

            CREATE TABLE reviews (
                id                   uuid CONSTRAINT pk_reviews PRIMARY KEY,
                booking_id           uuid NOT NULL CONSTRAINT fk_reviews_booking REFERENCES bookings (id),
                listing_id           uuid NOT NULL CONSTRAINT fk_reviews_listing REFERENCES listings (id),
                by                   text NOT NULL CHECK (by IN ('guest', 'host')),
                author_id            uuid NOT NULL CONSTRAINT fk_reviews_author REFERENCES users (id),
                subject_id           uuid NOT NULL CONSTRAINT fk_reviews_subject REFERENCES users (id),
                scores_overall       int,
                scores_cleanliness   int NOT NULL,
                scores_accuracy      int,
                scores_check_in      int,
                scores_communication int NOT NULL,
                scores_location      int,
                scores_value         int,
                scores_rules         int,
                text                 text NOT NULL,
                language             text NOT NULL,
                written_at           timestamptz NOT NULL,
                published_at         timestamptz NOT NULL,
                removed_at           timestamptz
            );
            CREATE UNIQUE INDEX ix_reviews_booking_id_by ON reviews (booking_id, by);
            CREATE INDEX ix_reviews_listing_id_id ON reviews (listing_id, id);
            CREATE INDEX ix_reviews_by_score ON reviews (listing_id, scores_overall, id) WHERE by = 'guest';
            CREATE INDEX ix_reviews_subject_id_by_id ON reviews (subject_id, by, id);
            CREATE INDEX ix_reviews_author_id ON reviews (author_id);

            CREATE TABLE review_replies (
                review_id uuid CONSTRAINT pk_review_replies PRIMARY KEY
                    CONSTRAINT fk_review_replies_review REFERENCES reviews (id),
                text      text NOT NULL,
                at        timestamptz NOT NULL
            );

            CREATE TABLE review_reports (
                id          uuid CONSTRAINT pk_review_reports PRIMARY KEY,
                review_id   uuid NOT NULL CONSTRAINT fk_review_reports_review REFERENCES reviews (id),
                reporter_id uuid NOT NULL CONSTRAINT fk_review_reports_reporter REFERENCES users (id),
                reason      text NOT NULL CHECK (reason IN ('untrue', 'offensive', 'private', 'irrelevant',
                    'retaliation', 'spam')),
                comment     text,
                at          timestamptz NOT NULL,
                decided_at  timestamptz
            );
            CREATE UNIQUE INDEX ix_review_reports_review_id_reporter_id ON review_reports (review_id, reporter_id);
            CREATE INDEX ix_review_reports_reporter_id ON review_reports (reporter_id);
            CREATE INDEX ix_review_reports_open ON review_reports (review_id) WHERE decided_at IS NULL;

            CREATE TABLE review_moderation (
                id        uuid CONSTRAINT pk_review_moderation PRIMARY KEY,
                review_id uuid NOT NULL CONSTRAINT fk_review_moderation_review REFERENCES reviews (id),
                decision  text NOT NULL CHECK (decision IN ('removed', 'restored', 'kept')),
                reason    text NOT NULL,
                by        uuid NOT NULL CONSTRAINT fk_review_moderation_by REFERENCES users (id),
                at        timestamptz NOT NULL
            );
            CREATE INDEX ix_review_moderation_review_id ON review_moderation (review_id);
            CREATE INDEX ix_review_moderation_by ON review_moderation (by);

            -- Sums, of which the averages are made: of the reviews that can be read.
            CREATE TABLE listing_ratings (
                listing_id    uuid CONSTRAINT pk_listing_ratings PRIMARY KEY
                    CONSTRAINT fk_listing_ratings_listing REFERENCES listings (id),
                count         int NOT NULL CHECK (count >= 0),
                overall       int NOT NULL,
                cleanliness   int NOT NULL,
                accuracy      int NOT NULL,
                check_in      int NOT NULL,
                communication int NOT NULL,
                location      int NOT NULL,
                value         int NOT NULL,
                ones          int NOT NULL,
                twos          int NOT NULL,
                threes        int NOT NULL,
                fours         int NOT NULL,
                fives         int NOT NULL,
                CHECK (ones + twos + threes + fours + fives = count),
                CHECK (ones + 2 * twos + 3 * threes + 4 * fours + 5 * fives = overall)
            );

            CREATE TABLE guest_ratings (
                user_id       uuid CONSTRAINT pk_guest_ratings PRIMARY KEY
                    CONSTRAINT fk_guest_ratings_user REFERENCES users (id),
                count         int NOT NULL CHECK (count >= 0),
                cleanliness   int NOT NULL,
                communication int NOT NULL,
                rules         int NOT NULL
            );
            """
        );
}
