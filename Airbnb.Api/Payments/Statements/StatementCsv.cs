using System.Globalization;
using Airbnb.Core;
using Airbnb.Core.Payments.Statements;
using Airbnb.Core.Persistence;
using CsvHelper;

namespace Airbnb.Api.Payments.Statements;

/// <summary>
/// A statement as RFC 4180 has it. Text that a spreadsheet would take for a formula is made harmless; amounts are
/// numbers in whole units of their currency, and stay as they are.
/// </summary>
public static class StatementCsv
{
    private static readonly CsvWriterOptions Options = new() { Injection = CsvInjection.Escape };

    public static byte[] Write(HostStatement statement)
    {
        using var csv = new MemoryStream();
        using (var writer = CsvWriter.Create(csv, Options, leaveOpen: true))
        {
            writer.WriteHeader("currency", "at", "kind", "booking", "home", "amount");
            foreach (var currency in statement.Currencies)
                Write(writer, statement, currency);
        }
        return csv.ToArray();
    }

    private static void Write(CsvWriter writer, HostStatement statement, StatementOfCurrency currency)
    {
        Write(writer, Instant(statement.From), "opening_balance", null, "", currency.Opening);
        foreach (var line in currency.Lines)
            Write(writer, Instant(line.At), SnakeCase.Of(line.Kind.ToString()), line.BookingId, line.Home, line.Amount);
        Write(writer, Instant(statement.To), "closing_balance", null, "", currency.Closing);
    }

    private static void Write(CsvWriter writer, string at, string kind, Guid? booking, string home, Money amount)
    {
        writer.WriteField(amount.Currency);
        writer.WriteField(at);
        writer.WriteField(kind);
        writer.WriteField(booking?.ToString());
        writer.WriteField(home);
        writer.WriteField(
            decimal.Divide(amount.Amount, Currencies.MinorUnits(amount.Currency)),
            Currencies.MinorUnits(amount.Currency) == 1 ? "F0" : "F2",
            CultureInfo.InvariantCulture
        );
        writer.EndRecord();
    }

    private static string Instant(DateOnly day) => day.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);

    private static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
