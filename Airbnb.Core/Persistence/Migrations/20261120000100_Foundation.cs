using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>What every feature stands on: delivery, deadlines, idempotency, the clock, the key ring.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120000100_Foundation")]
public sealed class Foundation : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            CREATE EXTENSION IF NOT EXISTS btree_gist;
            CREATE EXTENSION IF NOT EXISTS pg_trgm;

            CREATE FUNCTION signal() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN PERFORM pg_notify(TG_ARGV[0], ''); RETURN NULL; END $$;

            CREATE TABLE outbox (
                id            uuid CONSTRAINT pk_outbox PRIMARY KEY,
                message_id    uuid NOT NULL,
                type          text NOT NULL,
                payload       jsonb NOT NULL,
                handler       text,
                attempt       int NOT NULL DEFAULT 0,
                trace_parent  text,
                created_at    timestamptz NOT NULL DEFAULT now(),
                claimed_until timestamptz
            );
            CREATE TRIGGER outbox_signal AFTER INSERT ON outbox
                FOR EACH STATEMENT EXECUTE FUNCTION signal('outbox');

            CREATE TABLE inbox (
                handler    text NOT NULL,
                message_id uuid NOT NULL,
                handled_at timestamptz NOT NULL DEFAULT now(),
                refusal    text,
                CONSTRAINT pk_inbox PRIMARY KEY (handler, message_id)
            );

            CREATE TABLE deadlines (
                id           uuid CONSTRAINT pk_deadlines PRIMARY KEY,
                due_at       timestamptz NOT NULL,
                clock        text NOT NULL CHECK (clock IN ('platform', 'real')),
                kind         text NOT NULL,
                subject      uuid NOT NULL,
                payload      jsonb NOT NULL,
                message_id   uuid,
                handler      text,
                attempt      int NOT NULL DEFAULT 0,
                trace_parent text
            );
            CREATE INDEX ix_deadlines_clock_due_at ON deadlines (clock, due_at);
            CREATE INDEX ix_deadlines_subject_kind ON deadlines (subject, kind);
            CREATE TRIGGER deadlines_signal AFTER INSERT ON deadlines
                FOR EACH STATEMENT EXECUTE FUNCTION signal('deadlines');

            CREATE TABLE dead_letters (
                id            uuid CONSTRAINT pk_dead_letters PRIMARY KEY,
                message_id    uuid NOT NULL,
                handler       text NOT NULL,
                type          text NOT NULL,
                payload       jsonb NOT NULL,
                fault         text NOT NULL,
                trace_parent  text,
                resting_since timestamptz NOT NULL DEFAULT now()
            );
            CREATE UNIQUE INDEX ix_dead_letters_handler_message_id ON dead_letters (handler, message_id);

            CREATE TABLE idempotency_keys (
                user_id      uuid NOT NULL,
                key          text NOT NULL,
                request_hash bytea NOT NULL,
                created_at   timestamptz NOT NULL,
                leased_until timestamptz,
                subject      uuid,
                status_code  int,
                location     text,
                body         text,
                CONSTRAINT pk_idempotency_keys PRIMARY KEY (user_id, key)
            );
            CREATE INDEX ix_idempotency_keys_created_at ON idempotency_keys (created_at);

            CREATE TABLE platform_clock (
                id       int CONSTRAINT pk_platform_clock PRIMARY KEY CHECK (id = 1),
                "offset" interval NOT NULL,
                version  bigint NOT NULL
            );
            INSERT INTO platform_clock VALUES (1, interval '0', 0);
            CREATE TRIGGER platform_clock_signal AFTER UPDATE ON platform_clock
                FOR EACH STATEMENT EXECUTE FUNCTION signal('platform_clock');

            CREATE TABLE clock_followings (
                process_id uuid CONSTRAINT pk_clock_followings PRIMARY KEY,
                process    text NOT NULL,
                version    bigint NOT NULL,
                seen_at    timestamptz NOT NULL
            );

            CREATE TABLE data_protection_keys (
                id   uuid CONSTRAINT pk_data_protection_keys PRIMARY KEY,
                name text NOT NULL,
                xml  text NOT NULL
            );
            """
        );
}
