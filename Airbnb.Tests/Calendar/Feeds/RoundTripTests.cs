using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Airbnb.Core.Calendar;
using Airbnb.Core.Calendar.Feeds;
using Airbnb.Core.Calendar.Feeds.Ics;
using NpgsqlTypes;

namespace Airbnb.Tests.Calendar.Feeds;

/// <summary>
/// What one writes another reads as it was meant. Others than ourselves take part with <c>OUTSIDE_CALENDARS</c>: see
/// CONTRIBUTING.md.
/// </summary>
public sealed class RoundTripTests
{
    private const string Ourselves = "ourselves";
    private const string IcalJs = "ical.js";

    private static readonly string? Outside = Environment.GetEnvironmentVariable("OUTSIDE_CALENDARS");
    private static readonly DateOnly First = new(2027, 1, 1);

    public static TheoryData<string, string> Pairs()
    {
        var pairs = new TheoryData<string, string> { { Ourselves, Ourselves } };
        if (!string.IsNullOrEmpty(Outside))
        {
            pairs.Add(Ourselves, IcalJs);
            pairs.Add(IcalJs, Ourselves);
        }
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task What_one_writes_the_other_reads(string writer, string reader)
    {
        var (file, nights) = writer == Ourselves ? Write() : await WriteOutside();

        var read = reader == Ourselves ? Read(file) : await ReadOutside(file);

        Assert.NotEmpty(nights);
        Assert.Equal(nights.Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Lines_have_75_octets_at_most_and_end_with_CRLF()
    {
        var (file, _) = Write();

        Assert.All(file.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain('\n', file.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.EndsWith("END:VCALENDAR\r\n", file, StringComparison.Ordinal);
    }

    private static (string File, List<string> Nights) Write()
    {
        var rows = Enumerable.Range(0, 300).Select(Row).ToList();
        var title = "Blaue Tür; am \"Kanal\", \\ mit 🏠 und allem, was dazugehört\nund einer zweiten Zeile";
        var file = Encoding.UTF8.GetString(WriteFeed.Of(title, rows));
        var written = rows.Where(row => row.Kind is not OccupiedBy.Import)
            .Select(row => Said(row.Nights, row.Kind is OccupiedBy.Block ? "Not available" : "Reserved"));
        return (file, [.. written]);
    }

    private static Occupied Row(int number)
    {
        var from = First.AddDays(3 * number);
        return new Occupied
        {
            ListingId = Guid.NewGuid(),
            SourceId = Guid.NewGuid(),
            Kind = (OccupiedBy)(number % 4),
            Nights = new NpgsqlRange<DateOnly>(from, true, from.AddDays(1 + number % 3), false),
        };
    }

    private static List<string> Read(string file) =>
        [
            .. IcsCalendar
                .Read(Encoding.UTF8.GetBytes(file), "Europe/Berlin", First, First.AddYears(5))
                .Value.Select(taken => Said(taken.Nights, taken.Summary)),
        ];

    private static string Said(NpgsqlRange<DateOnly> nights, string? summary) =>
        $"{nights.LowerBound:yyyy-MM-dd}/{nights.UpperBound:yyyy-MM-dd} {summary}";

    private static async Task<(string File, List<string> Nights)> WriteOutside()
    {
        var written = JsonDocument.Parse(await Node("write.mjs")).RootElement;
        return (written.GetProperty("file").GetString()!, written.GetProperty("nights").Deserialize<List<string>>()!);
    }

    private static async Task<List<string>> ReadOutside(string file)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, file);
            return JsonSerializer.Deserialize<List<string>>(await Node("read.mjs", path))!;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<string> Node(string script, params string[] arguments)
    {
        using var node = Process.Start(
            new ProcessStartInfo("node", [Path.Combine(Outside!, script), .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
            }
        )!;
        var errors = node.StandardError.ReadToEndAsync();
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await errors);
        return output;
    }
}
