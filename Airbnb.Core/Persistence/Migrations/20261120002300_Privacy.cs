using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>What people agreed to, copies of their data, and their erasure.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120002300_Privacy")]
public sealed class Privacy : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(Tables);
        migrationBuilder.Sql(Functions);
    }

    private const string Tables = """
        -- A line for each time that somebody agreed, or took it back. The latest of a kind counts.
        CREATE TABLE consents (
            id       uuid CONSTRAINT pk_consents PRIMARY KEY,
            user_id  uuid NOT NULL CONSTRAINT fk_consents_user REFERENCES users (id),
            kind     text NOT NULL CHECK (kind IN ('host_terms', 'tips')),
            version  text NOT NULL,
            is_given boolean NOT NULL,
            at       timestamptz NOT NULL
        );
        CREATE INDEX ix_consents_user_id_kind ON consents (user_id, kind);

        CREATE TABLE exports (
            id         uuid CONSTRAINT pk_exports PRIMARY KEY,
            user_id    uuid NOT NULL CONSTRAINT fk_exports_user REFERENCES users (id),
            asked_at   timestamptz NOT NULL,
            ready_at   timestamptz,
            expires_at timestamptz,
            bytes      bigint CHECK (bytes > 0),
            CHECK (num_nulls(ready_at, expires_at, bytes) IN (0, 3))
        );
        CREATE INDEX ix_exports_user_id ON exports (user_id);
        CREATE UNIQUE INDEX exports_one_under_way ON exports (user_id) WHERE ready_at IS NULL;

        CREATE TABLE erasures (
            user_id      uuid CONSTRAINT pk_erasures PRIMARY KEY
                CONSTRAINT fk_erasures_user REFERENCES users (id),
            asked_at     timestamptz NOT NULL,
            completed_at timestamptz
        );
        """;

    /// <summary>What is never changed is changed by erasure alone, and only by taking names out of its words.</summary>
    private const string Functions = """
        CREATE FUNCTION without_traces(words text, traces text) RETURNS text IMMUTABLE LANGUAGE sql AS
            $$ SELECT regexp_replace(words, traces, '•••', 'g') $$;

        CREATE FUNCTION without_traces(facts jsonb, traces text) RETURNS jsonb IMMUTABLE LANGUAGE sql AS $$
            SELECT coalesce(jsonb_object_agg(key, CASE jsonb_typeof(value)
                WHEN 'string' THEN to_jsonb(without_traces(value #>> '{}', traces)) ELSE value END), '{}')
            FROM jsonb_each(facts)
        $$;

        DROP TRIGGER booking_timeline_append_only ON booking_timeline;
        CREATE TRIGGER booking_timeline_append_only
            BEFORE DELETE OR TRUNCATE OR UPDATE OF id, booking_id, at, who, what, amount, currency ON booking_timeline
            FOR EACH STATEMENT EXECUTE FUNCTION append_only();
        CREATE TRIGGER booking_timeline_words BEFORE UPDATE OF why ON booking_timeline
            FOR EACH STATEMENT WHEN (current_setting('airbnb.erasing', true) IS DISTINCT FROM 'yes')
            EXECUTE FUNCTION append_only();
        DROP TRIGGER audit_entries_append_only ON audit_entries;
        CREATE TRIGGER audit_entries_append_only
            BEFORE DELETE OR TRUNCATE OR UPDATE OF id, who, what, subject, before, after, at ON audit_entries
            FOR EACH STATEMENT EXECUTE FUNCTION append_only();
        CREATE TRIGGER audit_entries_words BEFORE UPDATE OF why ON audit_entries
            FOR EACH STATEMENT WHEN (current_setting('airbnb.erasing', true) IS DISTINCT FROM 'yes')
            EXECUTE FUNCTION append_only();

        -- By the owner's rights, for no role may change these tables. It can do nothing to who has not asked for it.
        CREATE FUNCTION erase_traces(person uuid, traces text) RETURNS void
            LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
        BEGIN
            IF NOT EXISTS (SELECT FROM erasures WHERE user_id = person AND completed_at IS NULL) THEN
                RAISE EXCEPTION '% did not ask for erasure', person USING ERRCODE = 'insufficient_privilege';
            END IF;
            UPDATE messages m SET text = without_traces(text, traces), is_masked = true
                FROM threads t WHERE t.id = m.thread_id AND person IN (t.guest_id, t.host_id) AND m.text ~ traces;
            UPDATE reviews SET text = without_traces(text, traces)
                WHERE person IN (author_id, subject_id) AND text ~ traces;
            UPDATE review_replies p SET text = without_traces(p.text, traces)
                FROM reviews r WHERE r.id = p.review_id AND person IN (r.author_id, r.subject_id) AND p.text ~ traces;
            UPDATE review_moderation m SET reason = without_traces(m.reason, traces)
                FROM reviews r WHERE r.id = m.review_id AND person IN (r.author_id, r.subject_id)
                AND m.reason ~ traces;
            UPDATE sealed_reviews s SET text = without_traces(text, traces)
                FROM bookings b WHERE b.id = s.booking_id AND person IN (b.guest_id, b.host_id) AND s.text ~ traces;
            PERFORM set_config('airbnb.erasing', 'yes', true);
            UPDATE booking_timeline w SET why = without_traces(w.why, traces)
                FROM bookings b WHERE b.id = w.booking_id AND person IN (b.guest_id, b.host_id) AND w.why ~ traces;
            UPDATE audit_entries SET why = without_traces(why, traces) WHERE why ~ traces AND subject IN (
                SELECT person::text
                UNION ALL SELECT id::text FROM bookings WHERE person IN (guest_id, host_id)
                UNION ALL SELECT id::text FROM listings WHERE host_id = person
                UNION ALL SELECT id::text FROM reviews WHERE person IN (author_id, subject_id)
                UNION ALL SELECT id::text FROM host_penalties WHERE host_id = person);
            PERFORM set_config('airbnb.erasing', '', true);
        END $$;
        REVOKE ALL ON FUNCTION erase_traces(uuid, text) FROM PUBLIC;
        """;
}
