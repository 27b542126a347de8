using StripeSandbox.Api;
using StripeSandbox.Objects;
using StripeSandbox.Payments;
using StripeSandbox.Storage;

namespace StripeSandbox.Connect;

/// <summary>Money from the platform's balance to a connected account, and back.</summary>
public static class Transfers
{
    private const string Path = "/v1/transfers";
    private const string Reversals = Path + "/{id}/reversals";

    public static IEnumerable<Operation> Operations =>
        [
            new("POST", Path, "transfer", Create),
            new("GET", Path, "transfer", List) { IsList = true },
            new("GET", Path + "/{id}", "transfer", Retrieve),
            new("POST", Path + "/{id}", "transfer", Update),
            new("POST", Reversals, "transfer_reversal", Reverse),
            new("GET", Reversals, "transfer_reversal", ListReversals) { IsList = true },
            new("GET", Reversals + "/{reversal}", "transfer_reversal", RetrieveReversal),
            new("POST", Reversals + "/{reversal}", "transfer_reversal", UpdateReversal),
        ];

    private static Transfer Create(Call call)
    {
        var parameters = call.Parameters;
        var source = call.Named<Charge>("source_transaction");
        var destination = parameters.Required("destination");
        var transfer = new Transfer
        {
            Amount = parameters.RequiredInteger("amount", 1),
            Currency = parameters.Currency(),
            Description = parameters.Text("description"),
            Destination = destination,
            SourceTransaction = source?.Id,
            SourceType = parameters.OneOf("source_type", "card", "bank_account", "fpx") ?? "card",
            TransferGroup = parameters.Text("transfer_group") ?? source?.TransferGroup,
        };
        parameters.ApplyMetadata(transfer);
        parameters.RefuseRest();
        CheckDestination(call.Change, destination);
        CheckFunds(call.Change, transfer, source);
        call.Change.Add(transfer);
        transfer.BalanceTransaction = Balance.Transfer(call.Change, transfer).Id;
        call.Change.Emit("transfer.created", transfer);
        return transfer;
    }

    private static void CheckDestination(Change change, string id)
    {
        var account = change.Find<Account>(id);
        if (account is null or { IsDeleted: true })
        {
            throw new ApiError(400, "invalid_request_error", $"No such destination: '{id}'")
            {
                Code = "resource_missing",
                Param = "destination",
            };
        }

        if (account.Capabilities.GetValueOrDefault("transfers") != "active")
        {
            throw new ApiError(
                400,
                "invalid_request_error",
                "Your destination account needs to have at least one of the following capabilities enabled: transfers, "
                    + "crypto_transfers, legacy_payments"
            )
            {
                Code = "insufficient_capabilities_for_transfer",
            };
        }
    }

    // A transfer from a charge waits for the charge's money; any other needs it in the balance now.
    private static void CheckFunds(Change change, Transfer transfer, Charge? source)
    {
        if (source is null)
        {
            if (Balance.Available(change, transfer.Currency) < transfer.Amount)
            {
                throw new ApiError(
                    400,
                    "invalid_request_error",
                    "You have insufficient available funds in your Stripe account. Try adding funds directly to your "
                        + "available balance by creating Charges using the 4000000000000077 test card. See: "
                        + "https://stripe.com/docs/testing#available-balance"
                )
                {
                    Code = "balance_insufficient",
                };
            }

            return;
        }

        if (source.Currency != transfer.Currency)
        {
            throw ApiError.Invalid(
                "The currency of source_transaction's balance transaction must be the same.",
                "currency"
            );
        }

        var sent = change
            .All<Transfer>()
            .Where(other => other.SourceTransaction == source.Id)
            .Sum(other => other.Amount - other.AmountReversed);
        if (sent + transfer.Amount > source.AmountCaptured)
        {
            throw new ApiError(
                400,
                "invalid_request_error",
                "Transfers using this transaction as a source must not exceed the source amount of "
                    + $"{Currencies.Text(source.AmountCaptured, source.Currency)}. (There is already "
                    + $"{Currencies.Text(sent, source.Currency)} in transfers using this source.)"
            )
            {
                Param = "amount",
            };
        }
    }

    private static object List(Call call)
    {
        var destination = call.Parameters.Text("destination");
        var group = call.Parameters.Text("transfer_group");
        return call.Page<Transfer>(
            Path,
            transfer =>
                (destination is null || transfer.Destination == destination)
                && (group is null || transfer.TransferGroup == group)
        );
    }

    private static Transfer Retrieve(Call call)
    {
        call.Parameters.RefuseRest();
        return call.Subject<Transfer>("transfer");
    }

    private static Transfer Update(Call call)
    {
        var before = Rendering.Of(call.Subject<Transfer>("transfer"), call.Change);
        var transfer = Change.Draft(call.Subject<Transfer>("transfer"));
        call.Parameters.IfGiven("description", text => transfer.Description = text);
        call.Parameters.ApplyMetadata(transfer);
        call.Parameters.RefuseRest();
        call.Change.EmitUpdate("transfer.updated", before, call.Change.Replace(transfer));
        return transfer;
    }

    private static TransferReversal Reverse(Call call)
    {
        var transfer = call.Subject<Transfer>("transfer");
        var amount = call.Parameters.Integer("amount", 1);
        var reversal = new TransferReversal
        {
            Currency = transfer.Currency,
            Description = call.Parameters.Text("description"),
            Transfer = transfer.Id,
        };
        call.Parameters.ApplyMetadata(reversal);
        call.Parameters.RefuseRest();
        var left = transfer.Amount - transfer.AmountReversed;
        if (left == 0 || amount > left)
        {
            throw new ApiError(
                400,
                "invalid_request_error",
                left == 0
                    ? $"Transfer {transfer.Id} is already fully reversed."
                    : $"Reversal amount ({Currencies.Text(amount!.Value, transfer.Currency)}) is greater than "
                        + $"unreversed amount on transfer ({Currencies.Text(left, transfer.Currency)})"
            )
            {
                Param = "amount",
            };
        }

        reversal.Amount = amount ?? left;
        call.Change.Add(reversal);
        reversal.BalanceTransaction = Balance.Reversal(call.Change, reversal).Id;
        transfer.AmountReversed += reversal.Amount;
        transfer.Reversed = transfer.AmountReversed == transfer.Amount;
        call.Change.Emit("transfer.reversed", transfer);
        return reversal;
    }

    private static object ListReversals(Call call)
    {
        var transfer = call.Subject<Transfer>("transfer");
        return call.Page<TransferReversal>(
            $"{Path}/{transfer.Id}/reversals",
            reversal => reversal.Transfer == transfer.Id
        );
    }

    private static TransferReversal RetrieveReversal(Call call)
    {
        call.Parameters.RefuseRest();
        return Reversal(call);
    }

    private static TransferReversal UpdateReversal(Call call)
    {
        var reversal = Change.Draft(Reversal(call));
        call.Parameters.ApplyMetadata(reversal);
        call.Parameters.RefuseRest();
        return call.Change.Replace(reversal);
    }

    private static TransferReversal Reversal(Call call)
    {
        var id = call.Route["reversal"]!.ToString()!;
        return call.Change.Find<TransferReversal>(id) is { } reversal && reversal.Transfer == call.Id
            ? reversal
            : throw ApiError.Missing("transfer_reversal", id);
    }
}
