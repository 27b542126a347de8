using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>Photos of homes; their files lie in a folder, named by their content.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120001300_Photos")]
public sealed class Photos : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            CREATE TABLE listing_photos (
                id         uuid CONSTRAINT pk_listing_photos PRIMARY KEY,
                listing_id uuid NOT NULL CONSTRAINT fk_listing_photos_listing REFERENCES listings (id),
                hash       text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
                type       text NOT NULL CHECK (type IN ('jpeg', 'png', 'webp')),
                width      int NOT NULL CHECK (width > 0),
                height     int NOT NULL CHECK (height > 0),
                bytes      int NOT NULL CHECK (bytes > 0),
                position   int NOT NULL CHECK (position >= 0),
                caption    text,
                created_at timestamptz NOT NULL,
                -- Looked at when all is said: two photos may change places.
                CONSTRAINT listing_photos_in_order UNIQUE (listing_id, position) DEFERRABLE INITIALLY DEFERRED
            );
            CREATE INDEX ix_listing_photos_hash ON listing_photos (hash);
            """
        );
}
