using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>What hosts get, owe, and are sent.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120000800_Payouts")]
public sealed class Payouts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            CREATE TABLE host_accounts (
                user_id     uuid CONSTRAINT pk_host_accounts PRIMARY KEY
                    CONSTRAINT fk_host_accounts_user REFERENCES users (id),
                gateway     text NOT NULL,
                intended_at timestamptz NOT NULL,
                country     text CHECK (country ~ '^[A-Z]{2}$'),
                gateway_id  text,
                status      text NOT NULL CHECK (status IN ('intended', 'open', 'restricted', 'active')),
                missing     text,
                changed_at  timestamptz,
                CHECK ((status = 'intended') = (gateway_id IS NULL))
            );
            CREATE UNIQUE INDEX ix_host_accounts_gateway_gateway_id ON host_accounts (gateway, gateway_id);

            CREATE TABLE payouts (
                id         uuid CONSTRAINT pk_payouts PRIMARY KEY,
                host_id    uuid NOT NULL CONSTRAINT fk_payouts_host REFERENCES users (id),
                booking_id uuid NOT NULL CONSTRAINT fk_payouts_booking REFERENCES bookings (id),
                gateway    text NOT NULL,
                currency   char(3) NOT NULL,
                created_at timestamptz NOT NULL,
                status     text NOT NULL CHECK (status IN ('waiting', 'held', 'intended', 'sent', 'recovered',
                    'failed', 'withdrawn')),
                amount     bigint NOT NULL CHECK (amount >= 0),
                recovered  bigint NOT NULL CHECK (recovered >= 0),
                tries      int NOT NULL CHECK (tries >= 0),
                account_id text,
                gateway_id text,
                failure    text,
                ended_at   timestamptz,
                CHECK ((status = 'sent') = (gateway_id IS NOT NULL)),
                CHECK ((status IN ('recovered', 'withdrawn')) = (amount = 0)),
                CHECK ((status IN ('waiting', 'held', 'intended')) = (ended_at IS NULL))
            );
            CREATE INDEX ix_payouts_host_id_id ON payouts (host_id, id);
            CREATE INDEX ix_payouts_booking_id ON payouts (booking_id);
            CREATE UNIQUE INDEX ix_payouts_open ON payouts (booking_id) WHERE status IN ('waiting', 'held');
            CREATE UNIQUE INDEX ix_payouts_gateway_gateway_id ON payouts (gateway, gateway_id);

            CREATE TABLE payout_reversals (
                id         uuid CONSTRAINT pk_payout_reversals PRIMARY KEY,
                payout_id  uuid NOT NULL CONSTRAINT fk_payout_reversals_payout REFERENCES payouts (id),
                host_id    uuid NOT NULL CONSTRAINT fk_payout_reversals_host REFERENCES users (id),
                booking_id uuid NOT NULL CONSTRAINT fk_payout_reversals_booking REFERENCES bookings (id),
                amount     bigint NOT NULL CHECK (amount > 0),
                currency   char(3) NOT NULL,
                created_at timestamptz NOT NULL,
                status     text NOT NULL CHECK (status IN ('intended', 'succeeded', 'refused')),
                gateway_id text,
                failure    text,
                ended_at   timestamptz,
                CHECK ((status = 'succeeded') = (gateway_id IS NOT NULL)),
                CHECK ((status = 'intended') = (ended_at IS NULL))
            );
            CREATE INDEX ix_payout_reversals_payout_id ON payout_reversals (payout_id);
            CREATE INDEX ix_payout_reversals_host_id ON payout_reversals (host_id);
            CREATE INDEX ix_payout_reversals_booking_id ON payout_reversals (booking_id);

            CREATE TABLE host_penalties (
                id            uuid CONSTRAINT pk_host_penalties PRIMARY KEY,
                booking_id    uuid NOT NULL CONSTRAINT fk_host_penalties_booking REFERENCES bookings (id),
                host_id       uuid NOT NULL CONSTRAINT fk_host_penalties_host REFERENCES users (id),
                amount        bigint NOT NULL CHECK (amount > 0),
                currency      char(3) NOT NULL,
                rule          text NOT NULL,
                imposed_at    timestamptz NOT NULL,
                waived_by     uuid CONSTRAINT fk_host_penalties_waiver REFERENCES users (id),
                waived_at     timestamptz,
                waiver_reason text,
                CHECK ((waived_at IS NULL) = (waived_by IS NULL) AND (waived_at IS NULL) = (waiver_reason IS NULL))
            );
            CREATE UNIQUE INDEX ix_host_penalties_booking_id ON host_penalties (booking_id);
            CREATE INDEX ix_host_penalties_host_id ON host_penalties (host_id);
            CREATE INDEX ix_host_penalties_waived_by ON host_penalties (waived_by);

            -- A guest's payments are listed by id, which grows with time.
            DROP INDEX ix_payments_guest_id_created_at;
            CREATE INDEX ix_payments_guest_id_id ON payments (guest_id, id);
            """
        );
}
