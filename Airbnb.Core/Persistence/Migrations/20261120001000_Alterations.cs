using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>What the two sides of a booking ask one another to change.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120001000_Alterations")]
public sealed class Alterations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            CREATE TABLE alterations (
                id                uuid CONSTRAINT pk_alterations PRIMARY KEY,
                booking_id        uuid NOT NULL CONSTRAINT fk_alterations_booking REFERENCES bookings (id),
                proposed_by       text NOT NULL CHECK (proposed_by IN ('guest', 'host')),
                status            text NOT NULL CHECK (status IN ('proposed', 'awaiting_payment', 'applied', 'declined',
                    'withdrawn', 'lapsed')),
                from_check_in     date NOT NULL,
                from_check_out    date NOT NULL CHECK (from_check_out > from_check_in),
                from_guests       int NOT NULL CHECK (from_guests > 0),
                from_total_amount bigint NOT NULL CHECK (from_total_amount > 0),
                check_in          date NOT NULL,
                check_out         date NOT NULL CHECK (check_out > check_in),
                guests            int NOT NULL CHECK (guests > 0),
                check_in_at       timestamptz NOT NULL,
                check_out_at      timestamptz NOT NULL CHECK (check_out_at > check_in_at),
                lines             jsonb NOT NULL,
                host_fee_amount   bigint NOT NULL CHECK (host_fee_amount >= 0),
                total_amount      bigint NOT NULL CHECK (total_amount > 0),
                currency          char(3) NOT NULL,
                created_at        timestamptz NOT NULL,
                expires_at        timestamptz NOT NULL,
                ended_at          timestamptz,
                CONSTRAINT alterations_ended CHECK ((status IN ('proposed', 'awaiting_payment')) = (ended_at IS NULL)),
                -- Only when the guest is to pay more is there a payment to wait for.
                CONSTRAINT alterations_paid_for CHECK (
                    status <> 'awaiting_payment' OR total_amount > from_total_amount)
            );
            CREATE INDEX ix_alterations_booking_id_id ON alterations (booking_id, id);
            CREATE UNIQUE INDEX alterations_one_open ON alterations (booking_id)
                WHERE status IN ('proposed', 'awaiting_payment');

            ALTER TABLE charges
                ADD CONSTRAINT fk_charges_alteration FOREIGN KEY (alteration_id) REFERENCES alterations (id);
            CREATE UNIQUE INDEX ix_charges_alteration_id ON charges (alteration_id);
            """
        );
}
