using StripeSandbox.Api;
using StripeSandbox.Objects;

namespace StripeSandbox.Payments;

/// <summary>What a payment intent allows in which state.</summary>
public static class IntentStates
{
    private const string Code = "payment_intent_unexpected_state";

    public static void MustBeConfirmable(this PaymentIntent intent)
    {
        if (intent.Status == PaymentIntentStatus.Succeeded)
        {
            throw ApiError.Unexpected(
                Code,
                "You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.",
                intent
            );
        }

        if (
            intent.Status
            is PaymentIntentStatus.Canceled
                or PaymentIntentStatus.RequiresCapture
                or PaymentIntentStatus.Processing
        )
        {
            throw ApiError.Unexpected(
                Code,
                $"You cannot confirm this PaymentIntent because it has a status of {intent.Status}. Only a "
                    + "PaymentIntent with one of the following statuses may be confirmed: requires_confirmation, "
                    + "requires_action.",
                intent
            );
        }
    }

    public static void MustBeCapturable(this PaymentIntent intent)
    {
        if (intent.Status != PaymentIntentStatus.RequiresCapture)
        {
            throw ApiError.Unexpected(
                Code,
                $"This PaymentIntent could not be captured because it has a status of {intent.Status}. Only a "
                    + "PaymentIntent with one of the following statuses may be captured: requires_capture.",
                intent
            );
        }
    }

    public static void MustBeCancelable(this PaymentIntent intent)
    {
        // "In rare cases" one that is processing can be: not once a bank has been told to debit an account.
        if (
            intent.Status
            is PaymentIntentStatus.Succeeded
                or PaymentIntentStatus.Canceled
                or PaymentIntentStatus.Processing
        )
        {
            throw ApiError.Unexpected(
                Code,
                $"You cannot cancel this PaymentIntent because it has a status of {intent.Status}. Only a "
                    + "PaymentIntent with one of the following statuses may be canceled: requires_payment_method, "
                    + "requires_capture, requires_confirmation, requires_action.",
                intent
            );
        }
    }

    public static void MustBeOpen(this PaymentIntent intent, string parameter)
    {
        if (
            intent.Status
            is not (
                PaymentIntentStatus.RequiresPaymentMethod
                or PaymentIntentStatus.RequiresConfirmation
                or PaymentIntentStatus.RequiresAction
            )
        )
        {
            throw ApiError.Unexpected(
                Code,
                $"This PaymentIntent's {parameter} could not be updated because it has a status of {intent.Status}. "
                    + $"You may only update the {parameter} of a PaymentIntent with one of the following statuses: "
                    + "requires_payment_method, requires_confirmation, requires_action.",
                intent
            );
        }
    }
}
