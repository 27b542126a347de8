namespace Airbnb.Core.Messaging;

/// <summary>A step in the life of a booking, as its timeline has it.</summary>
public sealed record BookingStep(string What, DateTimeOffset At);

/// <summary>A line that belongs into the thread of a booking's two people.</summary>
public sealed record BookingLine(MessageKind Kind, DateTimeOffset At);

/// <summary>
/// What of a booking's life its two people read in their thread, and when the host was asked and answered. Read from
/// the whole timeline, so that the order in which we hear of its steps does not matter.
/// </summary>
public static class BookingLines
{
    /// <summary>Nothing of a hold that came to nothing: the host never knew of it.</summary>
    public static IEnumerable<BookingLine> Of(IEnumerable<BookingStep> life)
    {
        var (wasRequested, wasConfirmed) = (false, false);
        foreach (var step in life)
        {
            wasRequested |= step.What == "requested";
            wasConfirmed |= step.What == "confirmed";
            if (KindOf(step.What, wasRequested, wasConfirmed) is { } kind)
                yield return new BookingLine(kind, step.At);
        }
    }

    /// <summary>Those that are not in the thread yet.</summary>
    public static IReadOnlyList<BookingLine> Missing(IEnumerable<BookingLine> wanted, IEnumerable<MessageKind> noted)
    {
        var missing = wanted.ToList();
        foreach (var kind in noted)
            if (missing.FindIndex(line => line.Kind == kind) is >= 0 and var found)
                missing.RemoveAt(found);
        return missing;
    }

    /// <summary>The request that the host was to answer; null when there was none, or it was over too soon.</summary>
    /// <param name="answerBy">Until when the host could answer.</param>
    public static AskedHost? Request(IEnumerable<BookingStep> life, DateTimeOffset? answerBy)
    {
        AskedHost? request = null;
        foreach (var step in life)
            request = step.What switch
            {
                "requested" => new AskedHost(step.At, null),
                "capturing" or "declined" => request is null ? null : request with { AnsweredAt = step.At },
                "expired" or "cancelled_by_guest" when request is { AnsweredAt: null } && step.At < answerBy => null,
                _ => request,
            };
        return request;
    }

    private static MessageKind? KindOf(string what, bool wasRequested, bool wasConfirmed) =>
        what switch
        {
            "requested" => MessageKind.BookingRequested,
            "confirmed" => MessageKind.BookingConfirmed,
            "declined" => MessageKind.BookingDeclined,
            "expired" when wasRequested => MessageKind.BookingExpired,
            "cancelled_by_guest" when wasConfirmed => MessageKind.CancelledByGuest,
            "cancelled_by_guest" when wasRequested => MessageKind.RequestWithdrawn,
            "cancelled_by_host" => MessageKind.CancelledByHost,
            "altered" => MessageKind.BookingAltered,
            _ => null,
        };
}

/// <summary>When a host was asked for a stay, and when they accepted or declined.</summary>
public sealed record AskedHost(DateTimeOffset At, DateTimeOffset? AnsweredAt);
