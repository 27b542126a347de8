using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>Authorised charges, refunds that fail or wait, disputes, and the comparison with the gateway.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120000700_Money")]
public sealed class MoneyMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            ALTER TABLE charges
                DROP CONSTRAINT charges_status_check,
                ADD CONSTRAINT charges_status_check
                    CHECK (status IN ('intended', 'open', 'authorised', 'succeeded', 'cancelled')),
                ADD captures_later bool NOT NULL DEFAULT false,
                ADD alteration_id  uuid,
                ADD intended_at    timestamptz NOT NULL DEFAULT now(),
                ADD redirect_url   text,
                ADD fee            bigint,
                ADD CHECK (status <> 'authorised' OR captures_later);
            ALTER TABLE charges ALTER captures_later DROP DEFAULT;
            UPDATE charges SET intended_at = created_at - (SELECT "offset" FROM platform_clock);
            CREATE INDEX ix_charges_status ON charges (status)
                WHERE status IN ('intended', 'open', 'authorised') OR (status = 'succeeded' AND fee IS NULL);

            ALTER TABLE refunds
                DROP CONSTRAINT refunds_status_check,
                ADD CONSTRAINT refunds_status_check
                    CHECK (status IN ('intended', 'succeeded', 'failed', 'blocked', 'covered')),
                ADD asked_at timestamptz,
                ADD tries    int NOT NULL DEFAULT 0,
                ADD failure  text,
                ADD replaces uuid CONSTRAINT fk_refunds_replaces REFERENCES refunds (id);
            CREATE UNIQUE INDEX ix_refunds_replaces ON refunds (replaces);
            CREATE INDEX ix_refunds_gateway_id ON refunds (gateway_id);
            CREATE INDEX ix_refunds_status ON refunds (status) WHERE status <> 'succeeded';

            CREATE TABLE disputes (
                id          uuid CONSTRAINT pk_disputes PRIMARY KEY,
                charge_id   uuid NOT NULL CONSTRAINT fk_disputes_charge REFERENCES charges (id),
                gateway     text NOT NULL,
                gateway_id  text NOT NULL,
                amount      bigint NOT NULL CHECK (amount > 0),
                currency    char(3) NOT NULL,
                reason      text NOT NULL,
                opened_at   timestamptz NOT NULL,
                status      text NOT NULL CHECK (status IN ('inquiry', 'open', 'won', 'lost', 'closed')),
                written_off bigint NOT NULL DEFAULT 0 CHECK (written_off BETWEEN 0 AND amount),
                closed_at   timestamptz,
                CHECK (written_off = 0 OR status = 'lost')
            );
            ALTER TABLE disputes ALTER written_off DROP DEFAULT;
            CREATE UNIQUE INDEX ix_disputes_gateway_gateway_id ON disputes (gateway, gateway_id);
            CREATE INDEX ix_disputes_charge_id ON disputes (charge_id);

            CREATE TABLE gateway_movements (
                gateway    text NOT NULL,
                gateway_id text NOT NULL,
                kind       text NOT NULL CHECK (kind IN ('charge', 'refund', 'refund_failure', 'dispute', 'transfer',
                    'transfer_reversal', 'other')),
                reference  uuid,
                subject_id text NOT NULL,
                charge_id  text,
                amount     bigint NOT NULL,
                fee        bigint NOT NULL,
                currency   char(3) NOT NULL,
                at         timestamptz NOT NULL,
                CONSTRAINT pk_gateway_movements PRIMARY KEY (gateway, gateway_id)
            );
            CREATE INDEX ix_gateway_movements_reference ON gateway_movements (reference);
            CREATE INDEX ix_gateway_movements_charge_id ON gateway_movements (charge_id);
            CREATE INDEX ix_gateway_movements_subject_id ON gateway_movements (subject_id);

            CREATE TRIGGER gateway_movements_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON gateway_movements
                FOR EACH STATEMENT EXECUTE FUNCTION append_only();

            CREATE TABLE reconciliations (
                id          uuid CONSTRAINT pk_reconciliations PRIMARY KEY,
                gateway     text NOT NULL,
                started_at  timestamptz NOT NULL,
                looked_from timestamptz NOT NULL,
                ended_at    timestamptz,
                movements   int NOT NULL,
                findings    jsonb NOT NULL,
                drift       jsonb NOT NULL
            );

            CREATE INDEX ix_journal_entries_operation_id ON journal_entries (operation_id);

            -- The first look; each look sets the deadline of the next.
            INSERT INTO deadlines (id, due_at, clock, kind, subject, payload)
            VALUES (gen_random_uuid(), now() + (SELECT "offset" FROM platform_clock), 'platform',
                    'reconciliation_due', '00000000-0000-0000-0000-000000000000', '{}');
            """
        );
}
