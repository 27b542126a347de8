using StripeSandbox.Api;
using StripeSandbox.Objects;
using StripeSandbox.Payments;
using StripeSandbox.Storage;

namespace StripeSandbox.Connect;

/// <summary>Connected accounts: they can receive transfers once their onboarding is done.</summary>
public static class Accounts
{
    private const string Path = "/v1/accounts";
    private const string Platform = "acct_sandbox";

    private static readonly string[] AskedAtOnboarding =
    [
        "business_type",
        "external_account",
        "individual.dob.day",
        "individual.first_name",
        "individual.last_name",
        "tos_acceptance.date",
        "tos_acceptance.ip",
    ];

    public static IEnumerable<Operation> Operations =>
        [
            new("GET", "/v1/account", "account", Self),
            new("POST", Path, "account", Create),
            new("GET", Path, "account", List) { IsList = true },
            new("GET", Path + "/{id}", "account", Retrieve),
            new("POST", Path + "/{id}", "account", Update),
            new("DELETE", Path + "/{id}", "account", Delete),
            new("POST", Path + "/{id}/reject", "account", Reject),
        ];

    /// <summary>The person has answered everything that onboarding asks.</summary>
    public static void Onboard(Change change, Account account)
    {
        var before = Rendering.Of(account, change);
        account.DetailsSubmitted = true;
        account.ChargesEnabled = account.Capabilities.ContainsKey("card_payments");
        account.PayoutsEnabled = true;
        account.Requirements = new AccountRequirements();
        foreach (var capability in account.Capabilities.Keys.ToList())
        {
            account.Capabilities[capability] = "active";
        }

        change.EmitUpdate("account.updated", before, account);
    }

    /// <summary>Stripe wants to know more, and until then nothing can be received.</summary>
    public static void Restrict(Change change, Account account, string reason)
    {
        var before = Rendering.Of(account, change);
        account.ChargesEnabled = account.PayoutsEnabled = false;
        account.Requirements = new AccountRequirements
        {
            CurrentlyDue = ["individual.verification.document"],
            PastDue = ["individual.verification.document"],
            EventuallyDue = ["individual.verification.document"],
            DisabledReason = reason,
        };
        foreach (var capability in account.Capabilities.Keys.ToList())
        {
            account.Capabilities[capability] = "inactive";
        }

        change.EmitUpdate("account.updated", before, account);
    }

    private static Account Self(Call call)
    {
        call.Parameters.RefuseRest();
        return call.Change.Find<Account>(Platform)
            ?? call.Change.Add(
                new Account
                {
                    Id = Platform,
                    Type = "standard",
                    DetailsSubmitted = true,
                    ChargesEnabled = true,
                    PayoutsEnabled = true,
                    Capabilities = new() { ["card_payments"] = "active", ["transfers"] = "active" },
                }
            );
    }

    private static Account Create(Call call)
    {
        var parameters = call.Parameters;
        var account = new Account
        {
            Type = parameters.OneOf("type", "custom", "express", "standard") ?? "none",
            Country = (parameters.Text("country") ?? "US").ToUpperInvariant(),
            DefaultCurrency = parameters.Has("default_currency") ? CurrencyOf(parameters) : "usd",
            Requirements = new AccountRequirements
            {
                CurrentlyDue = [.. AskedAtOnboarding],
                EventuallyDue = [.. AskedAtOnboarding],
                PastDue = [.. AskedAtOnboarding],
                DisabledReason = "requirements.past_due",
            },
        };
        account.Controller = ReadController(parameters.Nested("controller"), account);
        ReadCommon(parameters, account);
        parameters.RefuseRest();
        return call.Change.Add(account);
    }

    private static Account Retrieve(Call call)
    {
        call.Parameters.RefuseRest();
        return Living(call);
    }

    private static Account Update(Call call)
    {
        var before = Rendering.Of(Living(call), call.Change);
        var account = Change.Draft(Living(call));
        if (call.Parameters.Has("default_currency"))
        {
            account.DefaultCurrency = CurrencyOf(call.Parameters);
        }

        ReadCommon(call.Parameters, account);
        call.Parameters.RefuseRest();
        if (account.DetailsSubmitted)
        {
            foreach (var (capability, _) in account.Capabilities.Where(pair => pair.Value == "inactive").ToList())
            {
                account.Capabilities[capability] = account.PayoutsEnabled ? "active" : "inactive";
            }
        }

        call.Change.EmitUpdate("account.updated", before, call.Change.Replace(account));
        return account;
    }

    private static Account Delete(Call call)
    {
        var account = Living(call);
        account.IsDeleted = true;
        call.Change.Touch(account);
        return account;
    }

    private static Account Reject(Call call)
    {
        var account = Living(call);
        var reason =
            call.Parameters.OneOf("reason", "fraud", "terms_of_service", "other")
            ?? throw call.Parameters.Lacks("reason");
        call.Parameters.RefuseRest();
        Restrict(call.Change, account, reason == "other" ? "rejected.other" : $"rejected.{reason}");
        return account;
    }

    private static object List(Call call) =>
        call.Page<Account>(Path, account => !account.IsDeleted && account.Id != Platform);

    private static Account Living(Call call)
    {
        var account = call.Subject<Account>("account");
        return account.IsDeleted ? throw ApiError.Missing("account", account.Id, "account") : account;
    }

    private static void ReadCommon(Parameters parameters, Account account)
    {
        parameters.IfGiven("email", text => account.Email = text);
        account.BusinessType =
            parameters.OneOf("business_type", "individual", "company", "non_profit", "government_entity")
            ?? account.BusinessType;
        parameters.ApplyMetadata(account);
        if (parameters.Nested("business_profile") is { } profile)
        {
            foreach (
                var name in new[]
                {
                    "mcc",
                    "name",
                    "product_description",
                    "support_email",
                    "support_phone",
                    "support_url",
                    "url",
                }
            )
            {
                profile.IfGiven(name, text => account.BusinessProfile[name] = text);
            }
        }

        if (parameters.Nested("capabilities") is { } capabilities)
        {
            foreach (var name in new[] { "card_payments", "transfers" })
            {
                if (capabilities.Nested(name)?.Flag("requested") == true)
                {
                    account.Capabilities.TryAdd(name, "inactive");
                }
            }
        }

        var schedule = parameters.Nested("settings")?.Nested("payouts")?.Nested("schedule");
        if (schedule?.OneOf("interval", "manual", "daily", "weekly", "monthly") is { } interval)
        {
            account.Settings.Payouts.Schedule = account.Settings.Payouts.Schedule with { Interval = interval };
        }

        if (parameters.Nested("tos_acceptance") is { } terms)
        {
            account.TosAcceptance = new TermsAcceptance(
                terms.Integer("date"),
                terms.Text("ip"),
                terms.Text("service_agreement"),
                terms.Text("user_agent")
            );
        }
    }

    private static AccountController ReadController(Parameters? parameters, Account account)
    {
        var controller = new AccountController();
        if (parameters is null)
        {
            controller.StripeDashboard["type"] =
                account.Type == "standard" ? "full"
                : account.Type == "custom" ? "none"
                : "express";
            return controller;
        }

        controller.Fees["payer"] = parameters.Nested("fees")?.OneOf("payer", "application", "account") ?? "account";
        controller.Losses["payments"] =
            parameters.Nested("losses")?.OneOf("payments", "application", "stripe") ?? "stripe";
        controller.RequirementCollection =
            parameters.OneOf("requirement_collection", "application", "stripe") ?? "stripe";
        controller.StripeDashboard["type"] =
            parameters.Nested("stripe_dashboard")?.OneOf("type", "express", "full", "none") ?? "full";
        return controller;
    }

    private static string CurrencyOf(Parameters parameters)
    {
        var currency = parameters.Required("default_currency").ToLowerInvariant();
        return Currencies.Exists(currency)
            ? currency
            : throw ApiError.Invalid($"Invalid currency: {currency}.", "default_currency");
    }
}
