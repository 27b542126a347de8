using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>Calendars that other platforms read, and those of theirs that are taken over.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120001400_CalendarFeeds")]
public sealed class CalendarFeeds : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            CREATE TABLE calendar_feeds (
                listing_id uuid CONSTRAINT pk_calendar_feeds PRIMARY KEY
                    CONSTRAINT fk_calendar_feeds_listing REFERENCES listings (id),
                token_hash bytea NOT NULL,
                created_at timestamptz NOT NULL
            );
            CREATE UNIQUE INDEX ix_calendar_feeds_token_hash ON calendar_feeds (token_hash);

            CREATE TABLE calendar_sources (
                id            uuid CONSTRAINT pk_calendar_sources PRIMARY KEY,
                listing_id    uuid NOT NULL CONSTRAINT fk_calendar_sources_listing REFERENCES listings (id),
                name          text NOT NULL,
                url           text NOT NULL,
                created_at    timestamptz NOT NULL,
                etag          text,
                last_modified text,
                last_tried_at timestamptz,
                last_sync_at  timestamptz,
                last_read_at  timestamptz,
                last_result   text,
                failures      int NOT NULL CHECK (failures >= 0)
            );
            CREATE UNIQUE INDEX ix_calendar_sources_listing_id_url ON calendar_sources (listing_id, url);

            -- As the other calendar has them, whether the nights could be had or not.
            CREATE TABLE imported_events (
                id        uuid CONSTRAINT pk_imported_events PRIMARY KEY,
                source_id uuid NOT NULL CONSTRAINT fk_imported_events_source
                    REFERENCES calendar_sources (id) ON DELETE CASCADE,
                uid       text NOT NULL,
                summary   text,
                nights    daterange NOT NULL
                    CHECK (NOT isempty(nights) AND NOT lower_inf(nights) AND NOT upper_inf(nights))
            );
            CREATE INDEX ix_imported_events_source_id ON imported_events (source_id);
            """
        );
}
