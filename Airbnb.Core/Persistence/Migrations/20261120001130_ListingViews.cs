using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>How often homes are looked at.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120001130_ListingViews")]
public sealed class ListingViews : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            CREATE TABLE listing_views (
                listing_id uuid NOT NULL CONSTRAINT fk_listing_views_listing REFERENCES listings (id),
                day        date NOT NULL,
                views      int NOT NULL CHECK (views > 0),
                CONSTRAINT pk_listing_views PRIMARY KEY (listing_id, day)
            );
            """
        );
}
