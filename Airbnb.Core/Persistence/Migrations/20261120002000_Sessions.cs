using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>Sessions that caches may remember, as the database says at once which of them count no more.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120002000_Sessions")]
public sealed class SessionEndings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            ALTER TABLE sessions ADD IF NOT EXISTS with_second_factor boolean NOT NULL DEFAULT false;
            CREATE INDEX ix_sessions_expires_at ON sessions (expires_at);

            -- Whoever ends a session, and however: all replicas hear of it with the commit.
            CREATE FUNCTION tell_of_ended_session() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                PERFORM pg_notify('sessions', encode(OLD.token_hash, 'hex'));
                RETURN NULL;
            END $$;
            CREATE TRIGGER sessions_tell_of_end AFTER DELETE ON sessions
                FOR EACH ROW WHEN (OLD.expires_at > now()) EXECUTE FUNCTION tell_of_ended_session();
            CREATE TRIGGER sessions_tell_of_change AFTER UPDATE ON sessions
                FOR EACH ROW WHEN (NEW.token_hash <> OLD.token_hash OR NEW.expires_at < OLD.expires_at)
                EXECUTE FUNCTION tell_of_ended_session();

            ALTER TABLE users ADD suspended_at timestamptz;

            -- A session speaks for what its user was when they signed in.
            CREATE FUNCTION end_sessions_of_user() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                DELETE FROM sessions WHERE user_id = NEW.id;
                RETURN NULL;
            END $$;
            CREATE TRIGGER users_end_sessions AFTER UPDATE OF role, suspended_at ON users
                FOR EACH ROW WHEN (NEW.role <> OLD.role OR (NEW.suspended_at IS NOT NULL AND OLD.suspended_at IS NULL))
                EXECUTE FUNCTION end_sessions_of_user();
            """
        );
}
