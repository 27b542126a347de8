using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>The whole life of a booking, and how it may end early.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120000500_Lives")]
public sealed class Lives : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            ALTER TABLE listings
                ADD booking_mode            text NOT NULL DEFAULT 'instant'
                    CHECK (booking_mode IN ('instant', 'request')),
                ADD cancellation_policy     text NOT NULL DEFAULT 'flexible'
                    CHECK (cancellation_policy IN ('flexible', 'moderate', 'limited', 'firm', 'strict')),
                ADD non_refundable_discount int CHECK (non_refundable_discount BETWEEN 0 AND 10000),
                ADD suspended_until         timestamptz;
            ALTER TABLE listings
                ALTER booking_mode DROP DEFAULT,
                ALTER cancellation_policy DROP DEFAULT;

            ALTER TABLE bookings DROP CONSTRAINT bookings_status_check;
            ALTER TABLE bookings
                ADD CONSTRAINT bookings_status_check CHECK (status IN ('held', 'requested', 'capturing', 'confirmed',
                    'in_stay', 'completed', 'expired', 'declined', 'cancelled_by_guest', 'cancelled_by_host')),
                ADD mode           text NOT NULL DEFAULT 'instant' CHECK (mode IN ('instant', 'request')),
                ADD pets           int NOT NULL DEFAULT 0 CHECK (pets >= 0),
                ADD time_zone      text,
                ADD check_in_time  time,
                ADD check_out_time time,
                ADD policy_id      uuid,
                ADD answer_by      timestamptz,
                ADD confirmed_at   timestamptz,
                ADD no_show_at     timestamptz;
            UPDATE bookings b SET time_zone = l.place_time_zone, check_in_time = l.terms_check_in_time,
                check_out_time = l.terms_check_out_time,
                confirmed_at = (SELECT min(at) FROM booking_timeline t
                                WHERE t.booking_id = b.id AND t.what = 'confirmed')
            FROM listings l WHERE l.id = b.listing_id;
            ALTER TABLE bookings
                ALTER mode DROP DEFAULT,
                ALTER pets DROP DEFAULT,
                ALTER time_zone SET NOT NULL,
                ALTER check_in_time SET NOT NULL,
                ALTER check_out_time SET NOT NULL;

            -- Stays that were agreed on before there were deadlines for them.
            INSERT INTO deadlines (id, due_at, clock, kind, subject, payload, attempt)
            SELECT gen_random_uuid(), d.due_at, 'platform', d.kind, b.id,
                   jsonb_strip_nulls(jsonb_build_object('bookingId', b.id, 'number', d.number)), 0
            FROM bookings b, LATERAL (VALUES
                ('check_in_passed', b.check_in_at, NULL::int),
                ('check_out_passed', b.check_out_at, NULL),
                ('payout_due', b.check_in_at + interval '24 hours', 1)) AS d (kind, due_at, number)
            WHERE b.status = 'confirmed';

            CREATE TABLE cancellations (
                booking_id    uuid CONSTRAINT pk_cancellations PRIMARY KEY
                    CONSTRAINT fk_cancellations_booking REFERENCES bookings (id),
                by            text NOT NULL CHECK (by IN ('guest', 'host')),
                at            timestamptz NOT NULL,
                reason        text,
                kept_lines    jsonb NOT NULL,
                kept_host_fee bigint NOT NULL CHECK (kept_host_fee >= 0),
                kept_total    bigint NOT NULL CHECK (kept_total >= 0),
                refund_amount bigint NOT NULL CHECK (refund_amount >= 0),
                currency      char(3) NOT NULL,
                is_grace      boolean NOT NULL,
                rule          text NOT NULL
            );
            """
        );
}
