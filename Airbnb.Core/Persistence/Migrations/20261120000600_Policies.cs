using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>Cancellation policies as versioned data, with the first version of each.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120000600_Policies")]
public sealed class Policies : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            CREATE TABLE cancellation_policies (
                id         uuid CONSTRAINT pk_cancellation_policies PRIMARY KEY,
                code       text NOT NULL CHECK (code IN ('flexible', 'moderate', 'limited', 'firm', 'strict',
                    'non_refundable', 'long_stay')),
                version    int NOT NULL CHECK (version > 0),
                valid_from date NOT NULL,
                rules      jsonb NOT NULL
            );
            CREATE UNIQUE INDEX ix_cancellation_policies_code_version ON cancellation_policies (code, version);

            -- "Keeps" is always the nights begun, then so many more, then a share (basis points) of the rest.
            INSERT INTO cancellation_policies (id, code, version, valid_from, rules)
            SELECT id::uuid, code, 1, date '2000-01-01', jsonb_build_object(
                'grace', jsonb '{"hours": 24, "notice": {"days": 7}, "most": 3, "months": 12}',
                'stay', stay::jsonb,
                'longStay', jsonb '{"freeUntil": {"days": 30}, "later": [{"keeps": {"nextNights": 30, "shareOfRest": 0}}]}')
            FROM (VALUES
                ('019aa000-0000-7000-8000-000000000001', 'flexible',
                 '{"freeUntil": {"hours": 24}, "later": [{"keeps": {"nextNights": 1, "shareOfRest": 0}}]}'),
                ('019aa000-0000-7000-8000-000000000002', 'moderate',
                 '{"freeUntil": {"days": 5}, "later": [{"keeps": {"nextNights": 1, "shareOfRest": 5000}}]}'),
                ('019aa000-0000-7000-8000-000000000003', 'limited',
                 '{"freeUntil": {"days": 14}, "later": [
                    {"until": {"days": 7}, "keeps": {"nextNights": 0, "shareOfRest": 5000}},
                    {"keeps": {"nextNights": 0, "shareOfRest": 10000}}]}'),
                ('019aa000-0000-7000-8000-000000000004', 'firm',
                 '{"freeUntil": {"days": 30}, "later": [
                    {"until": {"days": 7}, "keeps": {"nextNights": 0, "shareOfRest": 5000}},
                    {"keeps": {"nextNights": 0, "shareOfRest": 10000}}]}'),
                ('019aa000-0000-7000-8000-000000000005', 'strict',
                 '{"later": [
                    {"until": {"days": 7}, "keeps": {"nextNights": 0, "shareOfRest": 5000}},
                    {"keeps": {"nextNights": 0, "shareOfRest": 10000}}]}'),
                ('019aa000-0000-7000-8000-000000000006', 'non_refundable',
                 '{"later": [{"keeps": {"nextNights": 0, "shareOfRest": 10000}}]}'),
                ('019aa000-0000-7000-8000-000000000007', 'long_stay',
                 '{"freeUntil": {"days": 30}, "later": [{"keeps": {"nextNights": 30, "shareOfRest": 0}}]}')
            ) AS seed (id, code, stay);
            """
        );
}
