using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>Bookings, their payments, and the journal that cannot be unbalanced or rewritten.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120000400_Bookings")]
public sealed class Bookings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            CREATE TABLE bookings (
                id                 uuid CONSTRAINT pk_bookings PRIMARY KEY,
                listing_id         uuid NOT NULL CONSTRAINT fk_bookings_listing REFERENCES listings (id),
                host_id            uuid NOT NULL CONSTRAINT fk_bookings_host REFERENCES users (id),
                guest_id           uuid NOT NULL CONSTRAINT fk_bookings_guest REFERENCES users (id),
                status             text NOT NULL CHECK (status IN ('held', 'confirmed', 'expired')),
                version            int NOT NULL,
                check_in           date NOT NULL,
                check_out          date NOT NULL CHECK (check_out > check_in),
                guests             int NOT NULL CHECK (guests > 0),
                check_in_at        timestamptz NOT NULL,
                check_out_at       timestamptz NOT NULL CHECK (check_out_at > check_in_at),
                preparation_nights int NOT NULL,
                lines              jsonb NOT NULL,
                host_fee_amount    bigint NOT NULL CHECK (host_fee_amount >= 0),
                total_amount       bigint NOT NULL CHECK (total_amount > 0),
                currency           char(3) NOT NULL,
                created_at         timestamptz NOT NULL,
                hold_expires_at    timestamptz NOT NULL,
                CHECK (guest_id <> host_id)
            );
            CREATE INDEX ix_bookings_guest_id_id ON bookings (guest_id, id);
            CREATE INDEX ix_bookings_host_id_id ON bookings (host_id, id);
            CREATE INDEX ix_bookings_listing_id ON bookings (listing_id);

            CREATE TABLE booking_timeline (
                id         uuid CONSTRAINT pk_booking_timeline PRIMARY KEY,
                booking_id uuid NOT NULL CONSTRAINT fk_booking_timeline_booking REFERENCES bookings (id),
                at         timestamptz NOT NULL,
                who        uuid,
                what       text NOT NULL,
                why        text NOT NULL,
                amount     bigint,
                currency   char(3)
            );
            CREATE INDEX ix_booking_timeline_booking_id ON booking_timeline (booking_id);

            CREATE TABLE payments (
                id         uuid CONSTRAINT pk_payments PRIMARY KEY,
                booking_id uuid NOT NULL CONSTRAINT fk_payments_booking REFERENCES bookings (id),
                guest_id   uuid NOT NULL CONSTRAINT fk_payments_guest REFERENCES users (id),
                gateway    text NOT NULL,
                created_at timestamptz NOT NULL
            );
            CREATE UNIQUE INDEX ix_payments_booking_id ON payments (booking_id);
            CREATE INDEX ix_payments_guest_id_created_at ON payments (guest_id, created_at);

            CREATE TABLE charges (
                id            uuid CONSTRAINT pk_charges PRIMARY KEY,
                payment_id    uuid NOT NULL CONSTRAINT fk_charges_payment REFERENCES payments (id),
                gateway       text NOT NULL,
                amount        bigint NOT NULL CHECK (amount > 0),
                currency      char(3) NOT NULL,
                created_at    timestamptz NOT NULL,
                status        text NOT NULL CHECK (status IN ('intended', 'open', 'succeeded', 'cancelled')),
                gateway_id    text,
                client_secret text,
                ended_at      timestamptz
            );
            CREATE UNIQUE INDEX ix_charges_gateway_gateway_id ON charges (gateway, gateway_id);
            CREATE INDEX ix_charges_payment_id ON charges (payment_id);

            CREATE TABLE refunds (
                id         uuid CONSTRAINT pk_refunds PRIMARY KEY,
                charge_id  uuid NOT NULL CONSTRAINT fk_refunds_charge REFERENCES charges (id),
                amount     bigint NOT NULL CHECK (amount > 0),
                currency   char(3) NOT NULL,
                reason     text NOT NULL,
                created_at timestamptz NOT NULL,
                status     text NOT NULL CHECK (status IN ('intended', 'succeeded')),
                gateway_id text
            );
            CREATE INDEX ix_refunds_charge_id ON refunds (charge_id);

            CREATE TABLE gateway_events (
                gateway     text NOT NULL,
                event_id    text NOT NULL,
                type        text NOT NULL,
                object_id   text,
                payload     jsonb NOT NULL,
                received_at timestamptz NOT NULL DEFAULT now(),
                CONSTRAINT pk_gateway_events PRIMARY KEY (gateway, event_id)
            );

            CREATE TABLE journal_entries (
                id           uuid CONSTRAINT pk_journal_entries PRIMARY KEY,
                kind         text NOT NULL,
                operation_id uuid NOT NULL,
                booking_id   uuid NOT NULL CONSTRAINT fk_journal_entries_booking REFERENCES bookings (id),
                at           timestamptz NOT NULL
            );
            CREATE UNIQUE INDEX ix_journal_entries_kind_operation_id ON journal_entries (kind, operation_id);
            CREATE INDEX ix_journal_entries_booking_id ON journal_entries (booking_id);

            CREATE TABLE journal_lines (
                entry_id uuid NOT NULL CONSTRAINT fk_journal_lines_entry REFERENCES journal_entries (id),
                line     int NOT NULL,
                account  text NOT NULL CHECK (account IN ('guest', 'clearing', 'gateway_fees', 'dispute_losses',
                    'host_payable', 'host_receivable', 'platform_fees', 'tax_payable')),
                owner    text,
                amount   bigint NOT NULL CHECK (amount <> 0),
                currency char(3) NOT NULL,
                CONSTRAINT pk_journal_lines PRIMARY KEY (entry_id, line)
            );
            CREATE INDEX ix_journal_lines_account_owner ON journal_lines (account, owner);

            -- Looked at when the transaction commits, so that an entry and its lines may come in any order.
            CREATE FUNCTION journal_balances() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE entry uuid; unbalanced text;
            BEGIN
                IF TG_TABLE_NAME = 'journal_entries' THEN entry := NEW.id; ELSE entry := NEW.entry_id; END IF;
                IF NOT EXISTS (SELECT FROM journal_lines WHERE entry_id = entry) THEN
                    RAISE EXCEPTION 'journal entry % has no lines', entry USING ERRCODE = 'check_violation';
                END IF;
                SELECT string_agg(currency || ' ' || total, ', ') INTO unbalanced FROM (
                    SELECT currency, sum(amount) AS total FROM journal_lines WHERE entry_id = entry
                    GROUP BY currency HAVING sum(amount) <> 0) AS off;
                IF unbalanced IS NOT NULL THEN
                    RAISE EXCEPTION 'journal entry % is off by %', entry, unbalanced USING ERRCODE = 'check_violation';
                END IF;
                RETURN NULL;
            END $$;
            CREATE CONSTRAINT TRIGGER journal_entries_balance AFTER INSERT ON journal_entries
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journal_balances();
            CREATE CONSTRAINT TRIGGER journal_lines_balance AFTER INSERT ON journal_lines
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journal_balances();

            CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege'; END $$;
            CREATE TRIGGER journal_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entries
                FOR EACH STATEMENT EXECUTE FUNCTION append_only();
            CREATE TRIGGER journal_lines_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_lines
                FOR EACH STATEMENT EXECUTE FUNCTION append_only();
            CREATE TRIGGER booking_timeline_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON booking_timeline
                FOR EACH STATEMENT EXECUTE FUNCTION append_only();
            """
        );
}
