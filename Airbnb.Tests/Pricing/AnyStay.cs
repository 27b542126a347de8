using Airbnb.Core.Calendar;
using Airbnb.Core.Pricing;
using FsCheck;
using FsCheck.Fluent;
using NpgsqlTypes;

namespace Airbnb.Tests.Pricing;

/// <summary>Stays of all lengths and prices, with every kind of offer, fee and tax.</summary>
public static class AnyStay
{
    public static readonly DateOnly Monday = new(2027, 3, 1);

    private static readonly Gen<int> Price = Gen.Frequency((3, Gen.Choose(1, 50_000)), (1, Gen.Choose(1, 5_000_000)));
    private static readonly Gen<int> Share = Gen.Choose(0, 10_000);

    private static readonly Gen<AheadDiscount?> Ahead = Gen.OneOf(
        Gen.Constant<AheadDiscount?>(null),
        Gen.Zip(Gen.Choose(0, 200), Share).Select(offer => (AheadDiscount?)new AheadDiscount(offer.Item1, offer.Item2))
    );

    private static readonly Gen<TaxRule> Tax =
        from kind in Gen.Elements(Enum.GetValues<TaxKind>())
        from rate in Share
        from amount in Gen.Choose(0, 2_000)
        from exempt in Gen.Choose(0, 40)
        select new TaxRule(kind, "Tax", rate, amount, exempt == 0 ? null : exempt);

    public static readonly Gen<Rates> Rates =
        from currency in Gen.Elements("USD", "JPY", "EUR")
        from prices in Gen.ListOf(Price, 6)
        from weekend in Gen.Elements(true, false)
        from shortStay in Gen.Elements(true, false)
        from shares in Gen.ListOf(Share, 4)
        from length in Gen.Choose(2, 60)
        from early in Ahead
        from late in Ahead
        from promotion in Gen.Elements(true, false)
        from included in Gen.Choose(1, 8)
        from taxCount in Gen.Choose(0, 3)
        from taxes in Gen.ListOf(Tax, taxCount)
        select new Rates
        {
            Currency = currency,
            Base = prices[0],
            Weekend = weekend ? prices[1] : null,
            CleaningFee = prices[2],
            ShortStayCleaningFee = shortStay ? prices[3] : null,
            ExtraGuestFee = prices[4],
            PetFee = prices[5],
            IncludedGuests = included,
            WeeklyDiscount = shares[0],
            MonthlyDiscount = shares[1],
            LengthDiscounts = [new LengthDiscount(length, shares[2])],
            EarlyBird = early,
            LastMinute = late,
            NewListingPromotion = promotion,
            TaxRate = shares[3],
            Taxes = [.. taxes],
        };

    private static readonly Gen<PriceFacts> Facts =
        from start in Gen.Choose(0, 400)
        from nights in Gen.Frequency((4, Gen.Choose(1, 14)), (1, Gen.Choose(15, 90)))
        from party in Gen.Zip(Gen.Choose(1, 16), Gen.Choose(0, 2))
        from rates in Rates
        from model in Gen.Elements(FeeModel.Split, FeeModel.HostOnly)
        from season in Gen.Zip(Gen.Choose(-5, 10), Price)
        from date in Gen.Zip(Gen.Choose(-5, 10), Price)
        from ahead in Gen.Choose(0, 300)
        from earlier in Gen.Choose(0, 5)
        from forgoing in Gen.Frequency((2, Gen.Constant(0)), (1, Share))
        select new PriceFacts(
            Stay(start, nights),
            new Party(party.Item1, party.Item2),
            rates,
            new FeeOptions { Model = model }
        )
        {
            NightPrices =
            [
                Special(NightPriceKind.Season, start + season.Item1, 6, season.Item2),
                Special(NightPriceKind.Date, start + date.Item1, 2, date.Item2),
            ],
            DaysAhead = ahead,
            EarlierBookings = earlier,
            NonRefundableDiscount = forgoing,
        };

    public static readonly Arbitrary<PriceFacts> Priced = Facts.ToArbitrary();

    public static StayDates Stay(int start, int nights) =>
        StayDates.Of(Monday.AddDays(start), Monday.AddDays(start + nights)).Value;

    private static NightPrice Special(NightPriceKind kind, int from, int nights, long amount) =>
        new()
        {
            ListingId = Guid.Empty,
            Kind = kind,
            Nights = new NpgsqlRange<DateOnly>(Monday.AddDays(from), true, Monday.AddDays(from + nights), false),
            Amount = amount,
        };
}
