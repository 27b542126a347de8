using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>Who is a superhost, since when and why, and how reliably hosts answer.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120001600_Standings")]
public sealed class Standings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            ALTER TABLE users ADD superhost boolean NOT NULL DEFAULT false;

            -- A home shows what its host is, from its first day on.
            CREATE FUNCTION show_superhost() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                NEW.superhost := NEW.superhost OR (SELECT superhost FROM users WHERE id = NEW.host_id FOR SHARE);
                RETURN NEW;
            END $$;
            CREATE TRIGGER listings_show_superhost BEFORE INSERT ON listings
                FOR EACH ROW EXECUTE FUNCTION show_superhost();

            CREATE TABLE standings (
                host_id   uuid NOT NULL CONSTRAINT fk_standings_host REFERENCES users (id),
                period    date NOT NULL,
                figures   jsonb NOT NULL,
                superhost boolean NOT NULL,
                at        timestamptz NOT NULL,
                CONSTRAINT pk_standings PRIMARY KEY (host_id, period)
            );

            CREATE TABLE response_rates (
                host_id  uuid CONSTRAINT pk_response_rates PRIMARY KEY
                    CONSTRAINT fk_response_rates_host REFERENCES users (id),
                asked    int NOT NULL CHECK (asked > 0),
                answered int NOT NULL CHECK (answered BETWEEN 0 AND asked),
                at       timestamptz NOT NULL
            );

            -- The first look of each kind; each sets the next.
            INSERT INTO deadlines (id, due_at, clock, kind, subject, payload)
            SELECT gen_random_uuid(), next.day AT TIME ZONE 'UTC', 'platform', 'standing_due',
                '00000000-0000-0000-0000-000000000000', jsonb_build_object('day', next.day::date)
            FROM (SELECT date_trunc('quarter', (now() + "offset") AT TIME ZONE 'UTC') + interval '3 months' AS day
                  FROM platform_clock) next;
            INSERT INTO deadlines (id, due_at, clock, kind, subject, payload)
            VALUES (gen_random_uuid(), now(), 'platform', 'response_rates_due',
                '00000000-0000-0000-0000-000000000000', '{}');
            """
        );
}
