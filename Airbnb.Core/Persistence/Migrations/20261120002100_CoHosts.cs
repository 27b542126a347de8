using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>Who works on homes for their hosts.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120002100_CoHosts")]
public sealed class CoHosts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            CREATE TABLE co_hosts (
                id           uuid CONSTRAINT pk_co_hosts PRIMARY KEY,
                listing_id   uuid NOT NULL CONSTRAINT fk_co_hosts_listing REFERENCES listings (id),
                level        text NOT NULL
                    CONSTRAINT ck_co_hosts_level CHECK (level IN ('calendar_view', 'calendar_and_messages', 'full')),
                email        text,
                lookup_email text,
                invited_at   timestamptz NOT NULL,
                expires_at   timestamptz NOT NULL,
                user_id      uuid CONSTRAINT fk_co_hosts_user REFERENCES users (id) ON DELETE CASCADE,
                accepted_at  timestamptz,
                version      int NOT NULL,
                -- Either an address that was asked, or a person who has said yes.
                CONSTRAINT ck_co_hosts_invited CHECK (
                    num_nonnulls(email, lookup_email) = CASE WHEN accepted_at IS NULL THEN 2 ELSE 0 END
                    AND (user_id IS NULL) = (accepted_at IS NULL))
            );
            CREATE UNIQUE INDEX ix_co_hosts_listing_id_user_id ON co_hosts (listing_id, user_id);
            CREATE UNIQUE INDEX ix_co_hosts_listing_id_lookup_email ON co_hosts (listing_id, lookup_email);
            CREATE INDEX ix_co_hosts_user_id ON co_hosts (user_id);
            CREATE INDEX ix_co_hosts_lookup_email ON co_hosts (lookup_email);
            """
        );
}
