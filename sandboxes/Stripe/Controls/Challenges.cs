using System.Text.Json.Nodes;
using StripeSandbox.Objects;
using StripeSandbox.Payments;
using StripeSandbox.Storage;

namespace StripeSandbox.Controls;

/// <summary>Plays the customer in front of the bank's 3-D Secure page.</summary>
public sealed class Challenges(Ledger ledger)
{
    /// <summary>Answers the challenge of a payment or setup intent; null when there is none.</summary>
    public JsonObject? Answer(string intent, bool authenticated) =>
        ledger.Do<JsonObject?>(change =>
            change.FindAny(intent) switch
            {
                PaymentIntent { Status: PaymentIntentStatus.RequiresAction } payment => Rendering.Of(
                    Confirmation.Complete(change, payment, authenticated),
                    change
                ),
                SetupIntent { Status: PaymentIntentStatus.RequiresAction } setup => Rendering.Of(
                    SetupIntents.Complete(change, setup, authenticated),
                    change
                ),
                _ => null,
            }
        );

    /// <summary>Whether an intent waits for its customer, and the caller knows its secret.</summary>
    public bool IsWaiting(string intent, string secret) =>
        ledger.Do(change =>
            change.FindAny(intent) switch
            {
                PaymentIntent payment => payment.Status == PaymentIntentStatus.RequiresAction
                    && payment.ClientSecret == secret,
                SetupIntent setup => setup.Status == PaymentIntentStatus.RequiresAction && setup.ClientSecret == secret,
                _ => false,
            }
        );
}
