using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Airbnb.Core.Pricing.Exchange;

/// <summary>What one euro costs on a day.</summary>
public sealed class CurrencyRate
{
    public const string Euro = "EUR";

    public required DateOnly Day { get; init; }
    public required string Currency { get; init; }
    public required decimal PerEuro { get; init; }
}

public sealed class CurrencyRateMapping : IEntityTypeConfiguration<CurrencyRate>
{
    public void Configure(EntityTypeBuilder<CurrencyRate> builder)
    {
        builder.ToTable("currency_rates");
        builder.HasKey(rate => new { rate.Currency, rate.Day });
        builder.Property(rate => rate.Currency).HasColumnType("char(3)");
        builder.Property(rate => rate.PerEuro).HasColumnType("numeric");
    }
}
