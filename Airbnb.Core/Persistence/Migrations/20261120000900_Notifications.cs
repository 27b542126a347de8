using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>What people are told, in which language, and which of it by mail.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120000900_Notifications")]
public sealed class Notifications : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            ALTER TABLE users ADD language text NOT NULL DEFAULT 'en' CHECK (language IN ('en', 'de'));
            ALTER TABLE users ALTER language DROP DEFAULT;

            CREATE TABLE notifications (
                id         uuid CONSTRAINT pk_notifications PRIMARY KEY,
                user_id    uuid NOT NULL CONSTRAINT fk_notifications_user REFERENCES users (id) ON DELETE CASCADE,
                kind       text NOT NULL,
                side       text NOT NULL CHECK (side IN ('guest', 'host')),
                category   text NOT NULL CHECK (category IN ('bookings', 'payouts', 'reminders', 'reviews', 'tips')),
                booking_id uuid CONSTRAINT fk_notifications_booking REFERENCES bookings (id),
                facts      jsonb NOT NULL,
                created_at timestamptz NOT NULL,
                read_at    timestamptz
            );
            CREATE INDEX ix_notifications_user_id_id ON notifications (user_id, id);
            CREATE INDEX ix_notifications_unread ON notifications (user_id, id) WHERE read_at IS NULL;
            CREATE INDEX ix_notifications_booking_id ON notifications (booking_id);

            CREATE TABLE notification_preferences (
                user_id   uuid CONSTRAINT pk_notification_preferences PRIMARY KEY
                    CONSTRAINT fk_notification_preferences_user REFERENCES users (id) ON DELETE CASCADE,
                version   int NOT NULL,
                payouts   boolean NOT NULL,
                reminders boolean NOT NULL,
                reviews   boolean NOT NULL,
                tips      boolean NOT NULL
            );
            """
        );
}
