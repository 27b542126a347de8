using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>What guests and hosts write to one another, and how soon hosts answer.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120001700_Messaging")]
public sealed class Messaging : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            CREATE TABLE threads (
                id              uuid CONSTRAINT pk_threads PRIMARY KEY,
                listing_id      uuid NOT NULL CONSTRAINT fk_threads_listing REFERENCES listings (id),
                guest_id        uuid NOT NULL CONSTRAINT fk_threads_guest REFERENCES users (id),
                host_id         uuid NOT NULL CONSTRAINT fk_threads_host REFERENCES users (id),
                booking_id      uuid CONSTRAINT fk_threads_booking REFERENCES bookings (id),
                message_count   int NOT NULL CHECK (message_count >= 0),
                created_at      timestamptz NOT NULL,
                last_message_at timestamptz NOT NULL,
                CONSTRAINT threads_two_people CHECK (guest_id <> host_id)
            );
            CREATE UNIQUE INDEX threads_one_for_home_and_guest ON threads (listing_id, guest_id);
            CREATE INDEX ix_threads_guest_id ON threads (guest_id);
            CREATE INDEX ix_threads_host_id ON threads (host_id);
            CREATE INDEX ix_threads_booking_id ON threads (booking_id);

            CREATE TABLE messages (
                id         uuid CONSTRAINT pk_messages PRIMARY KEY,
                thread_id  uuid NOT NULL CONSTRAINT fk_messages_thread REFERENCES threads (id),
                number     int NOT NULL CHECK (number > 0),
                kind       text NOT NULL CHECK (kind IN ('text', 'booking_requested', 'booking_confirmed',
                    'booking_declined', 'booking_expired', 'request_withdrawn', 'cancelled_by_guest',
                    'cancelled_by_host', 'booking_altered')),
                sender_id  uuid CONSTRAINT fk_messages_sender REFERENCES users (id),
                booking_id uuid CONSTRAINT fk_messages_booking REFERENCES bookings (id),
                text       text,
                is_masked  boolean NOT NULL,
                check_in   date,
                check_out  date CHECK (check_out > check_in),
                guests     int CHECK (guests > 0),
                sent_at    timestamptz NOT NULL,
                -- People write texts; the platform notes what became of a booking.
                CONSTRAINT messages_said_by CHECK (
                    CASE WHEN kind = 'text' THEN sender_id IS NOT NULL AND text IS NOT NULL
                         ELSE booking_id IS NOT NULL AND text IS NULL END)
            );
            CREATE UNIQUE INDEX ix_messages_thread_id_number ON messages (thread_id, number);
            CREATE INDEX ix_messages_sender_id_id ON messages (sender_id, id);
            CREATE INDEX ix_messages_booking_id ON messages (booking_id);

            CREATE TABLE thread_sides (
                thread_id       uuid NOT NULL CONSTRAINT fk_thread_sides_thread REFERENCES threads (id),
                user_id         uuid NOT NULL CONSTRAINT fk_thread_sides_user REFERENCES users (id),
                last_message_id uuid NOT NULL,
                read_up_to      int NOT NULL CHECK (read_up_to >= 0),
                unread          int NOT NULL CHECK (unread >= 0),
                told_up_to      int NOT NULL CHECK (told_up_to >= 0),
                tell_at         timestamptz,
                CONSTRAINT pk_thread_sides PRIMARY KEY (thread_id, user_id)
            );
            CREATE INDEX ix_thread_sides_user_id_last_message_id ON thread_sides (user_id, last_message_id);
            CREATE INDEX thread_sides_unread ON thread_sides (user_id, last_message_id) WHERE unread > 0;

            -- Each person's messages in the order in which they were committed, from 1 and without gaps: the counter's
            -- row stays locked until then, so whoever has read up to a number has missed nothing below it.
            CREATE TABLE message_counters (
                user_id uuid CONSTRAINT pk_message_counters PRIMARY KEY
                    CONSTRAINT fk_message_counters_user REFERENCES users (id),
                last    bigint NOT NULL CHECK (last > 0)
            );
            CREATE TABLE message_deliveries (
                user_id    uuid NOT NULL CONSTRAINT fk_message_deliveries_user REFERENCES users (id),
                number     bigint NOT NULL CHECK (number > 0),
                message_id uuid NOT NULL CONSTRAINT fk_message_deliveries_message REFERENCES messages (id),
                CONSTRAINT pk_message_deliveries PRIMARY KEY (user_id, number)
            );
            CREATE INDEX ix_message_deliveries_message_id ON message_deliveries (message_id);

            CREATE TABLE enquiries (
                id          uuid CONSTRAINT pk_enquiries PRIMARY KEY,
                thread_id   uuid NOT NULL CONSTRAINT fk_enquiries_thread REFERENCES threads (id),
                host_id     uuid NOT NULL CONSTRAINT fk_enquiries_host REFERENCES users (id),
                booking_id  uuid CONSTRAINT fk_enquiries_booking REFERENCES bookings (id),
                asked_at    timestamptz NOT NULL,
                answered_at timestamptz,
                CONSTRAINT enquiries_answered_later CHECK (answered_at >= asked_at)
            );
            -- One without a booking: the question that opened the thread.
            CREATE UNIQUE INDEX ix_enquiries_thread_id_booking_id ON enquiries (thread_id, booking_id)
                NULLS NOT DISTINCT;
            CREATE UNIQUE INDEX ix_enquiries_booking_id ON enquiries (booking_id);
            CREATE INDEX ix_enquiries_host_id_asked_at ON enquiries (host_id, asked_at);

            ALTER TABLE notification_preferences ADD messages boolean NOT NULL DEFAULT true;
            ALTER TABLE notification_preferences ALTER messages DROP DEFAULT;
            ALTER TABLE notifications DROP CONSTRAINT notifications_category_check;
            ALTER TABLE notifications ADD CONSTRAINT notifications_category_check CHECK (category IN ('bookings',
                'payouts', 'reminders', 'reviews', 'messages', 'tips'));
            """
        );
}
