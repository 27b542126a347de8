using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>What those who look after the platform did, and people whom they keep away.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120002200_Auditing")]
public sealed class Auditing : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            CREATE TABLE audit_entries (
                id      uuid CONSTRAINT pk_audit_entries PRIMARY KEY,
                who     uuid CONSTRAINT fk_audit_entries_who REFERENCES users (id),
                what    text NOT NULL,
                subject text NOT NULL,
                before  jsonb,
                after   jsonb,
                why     text,
                at      timestamptz NOT NULL DEFAULT now()
            );
            CREATE INDEX ix_audit_entries_who_id ON audit_entries (who, id);
            CREATE INDEX ix_audit_entries_subject_id ON audit_entries (subject, id);
            CREATE INDEX ix_audit_entries_what_id ON audit_entries (what, id);
            CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
                FOR EACH STATEMENT EXECUTE FUNCTION append_only();

            CREATE INDEX ix_users_suspended ON users (id) WHERE suspended_at IS NOT NULL;

            ALTER TABLE listings ADD paused_with_host boolean NOT NULL DEFAULT false;

            -- Whoever opens a home waits for whoever suspends its host, and the other way round.
            CREATE FUNCTION host_is_welcome() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF (SELECT suspended_at FROM users WHERE id = NEW.host_id FOR SHARE) IS NOT NULL THEN
                    RAISE EXCEPTION 'The host is suspended.'
                        USING ERRCODE = 'check_violation', CONSTRAINT = 'listings_host_is_welcome';
                END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER listings_host_is_welcome BEFORE UPDATE OF status ON listings
                FOR EACH ROW WHEN (NEW.status = 'published' AND OLD.status <> 'published')
                EXECUTE FUNCTION host_is_welcome();
            """
        );
}
