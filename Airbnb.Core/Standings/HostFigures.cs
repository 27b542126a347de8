namespace Airbnb.Core.Standings;

/// <summary>What a host has done in the 365 days before a day.</summary>
/// <param name="Stays">That were completed in them.</param>
/// <param name="Nights">Of those stays, together.</param>
/// <param name="Cancellations">By the host, of stays that were agreed on; without those that an admin let pass.</param>
/// <param name="Reviews">By guests, that can be read.</param>
/// <param name="Stars">What those reviews give overall, together.</param>
/// <param name="Asked">Enquiries and requests that the response rate counts.</param>
/// <param name="Answered">Those of them that were answered within 24 hours.</param>
public sealed record HostFigures(
    int Stays,
    int Nights,
    int Cancellations,
    int Reviews,
    int Stars,
    int Asked,
    int Answered
);

/// <summary>What makes a superhost. Shares are compared as whole numbers: nobody is one by rounding.</summary>
public static class Superhost
{
    public const int Stays = 10;
    public const int FewStays = 3;
    public const int NightsOfFewStays = 100;

    /// <summary>Percent.</summary>
    public const int ResponseRate = 90;
    public const int CancellationRate = 1;

    public const decimal Rating = 4.8m;

    public static bool IsEarnedBy(HostFigures figures) =>
        HostsEnough(figures) && Answers(figures) && Keeps(figures) && IsLiked(figures);

    public static bool HostsEnough(HostFigures figures) =>
        figures.Stays >= Stays || figures is { Stays: >= FewStays, Nights: >= NightsOfFewStays };

    /// <summary>Whom nobody asked has left nobody without an answer.</summary>
    public static bool Answers(HostFigures figures) => 100 * figures.Answered >= ResponseRate * figures.Asked;

    public static bool Keeps(HostFigures figures) =>
        100 * figures.Cancellations <= CancellationRate * (figures.Stays + figures.Cancellations);

    public static bool IsLiked(HostFigures figures) => figures.Reviews > 0 && figures.Stars >= Rating * figures.Reviews;
}

/// <summary>The days on which standing is looked at: the first of each quarter.</summary>
public static class Quarters
{
    private const int Months = 3;

    public static DateOnly After(DateOnly day) =>
        new DateOnly(day.Year, (day.Month - 1) / Months * Months + 1, 1).AddMonths(Months);

    /// <summary>The moment that the day begins, for the whole platform.</summary>
    public static DateTimeOffset Begin(this DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
