using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>Homes that people keep for later.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120001800_Wishlists")]
public sealed class Wishlists : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            CREATE TABLE wishlists (
                id         uuid CONSTRAINT pk_wishlists PRIMARY KEY,
                user_id    uuid NOT NULL CONSTRAINT fk_wishlists_user REFERENCES users (id) ON DELETE CASCADE,
                name       text NOT NULL,
                version    int NOT NULL,
                link_hash  bytea,
                created_at timestamptz NOT NULL
            );
            CREATE INDEX ix_wishlists_user_id_id ON wishlists (user_id, id);
            CREATE UNIQUE INDEX ix_wishlists_link_hash ON wishlists (link_hash);

            CREATE TABLE wishlist_homes (
                wishlist_id uuid NOT NULL
                    CONSTRAINT fk_wishlist_homes_wishlist REFERENCES wishlists (id) ON DELETE CASCADE,
                listing_id  uuid NOT NULL CONSTRAINT fk_wishlist_homes_listing REFERENCES listings (id),
                note        text,
                saved_at    timestamptz NOT NULL,
                CONSTRAINT pk_wishlist_homes PRIMARY KEY (wishlist_id, listing_id)
            );
            CREATE INDEX ix_wishlist_homes_listing_id ON wishlist_homes (listing_id);
            """
        );
}
