using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>What people say of themselves, and the ways back into an account.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120001900_People")]
public sealed class People : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            ALTER TABLE users
                ADD COLUMN bio              text,
                ADD COLUMN spoken_languages text[] NOT NULL DEFAULT '{}',
                ADD COLUMN picture          text,
                ADD COLUMN version          int NOT NULL DEFAULT 0,
                ADD COLUMN host_since       timestamptz;
            CREATE INDEX ix_users_picture ON users (picture) WHERE picture IS NOT NULL;
            UPDATE users SET host_since = first.at
            FROM (SELECT host_id, min(created_at) AS at FROM listings GROUP BY host_id) first
            WHERE first.host_id = users.id;

            DROP TABLE sign_in_failures;
            CREATE TABLE failed_tries (
                key_hash     bytea CONSTRAINT pk_failed_tries PRIMARY KEY,
                failures     int NOT NULL,
                last_try     uuid NOT NULL,
                locked_until timestamptz NOT NULL,
                forgotten_at timestamptz NOT NULL
            );
            CREATE INDEX ix_failed_tries_forgotten_at ON failed_tries (forgotten_at);

            CREATE TABLE mailed_codes (
                code_hash  bytea CONSTRAINT pk_mailed_codes PRIMARY KEY,
                user_id    uuid NOT NULL CONSTRAINT fk_mailed_codes_user REFERENCES users (id) ON DELETE CASCADE,
                purpose    text NOT NULL CHECK (purpose IN ('password_reset', 'email_confirmation', 'email_undo')),
                subject    uuid NOT NULL,
                expires_at timestamptz NOT NULL
            );
            CREATE INDEX ix_mailed_codes_user_id ON mailed_codes (user_id);
            CREATE INDEX ix_mailed_codes_expires_at ON mailed_codes (expires_at);

            CREATE TABLE forgotten_passwords (
                id       uuid CONSTRAINT pk_forgotten_passwords PRIMARY KEY,
                address  varchar(256) NOT NULL,
                asked_at timestamptz NOT NULL
            );

            CREATE TABLE email_changes (
                id           uuid CONSTRAINT pk_email_changes PRIMARY KEY,
                user_id      uuid NOT NULL CONSTRAINT fk_email_changes_user REFERENCES users (id) ON DELETE CASCADE,
                old_email    varchar(256) NOT NULL,
                new_email    varchar(256) NOT NULL,
                requested_at timestamptz NOT NULL,
                confirmed_at timestamptz,
                ended_at     timestamptz
            );
            CREATE INDEX ix_email_changes_user_id ON email_changes (user_id);

            CREATE TABLE authenticators (
                user_id      uuid CONSTRAINT pk_authenticators PRIMARY KEY
                    CONSTRAINT fk_authenticators_user REFERENCES users (id) ON DELETE CASCADE,
                secret       bytea NOT NULL,
                last_step    bigint NOT NULL,
                created_at   timestamptz NOT NULL,
                confirmed_at timestamptz
            );

            CREATE TABLE recovery_codes (
                user_id   uuid NOT NULL CONSTRAINT fk_recovery_codes_user REFERENCES users (id) ON DELETE CASCADE,
                code_hash bytea NOT NULL,
                CONSTRAINT pk_recovery_codes PRIMARY KEY (user_id, code_hash)
            );
            """
        );
}
