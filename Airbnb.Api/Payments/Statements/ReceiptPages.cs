using System.Globalization;
using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Payments.Statements;
using HandlebarsDotNet;

namespace Airbnb.Api.Payments.Statements;

/// <summary>Receipts for people, from the templates beside this file. What guests and hosts wrote is escaped in HTML.</summary>
public sealed class ReceiptPages
{
    private readonly HandlebarsTemplate<object, object> html = Handlebars
        .Create(new HandlebarsConfiguration { ThrowOnUnresolvedBindingExpression = true })
        .Compile(EmbeddedPages.Read<ReceiptPages>("Receipt.html.hbs"));

    private readonly HandlebarsTemplate<object, object> text = Handlebars
        .Create(new HandlebarsConfiguration { NoEscape = true, ThrowOnUnresolvedBindingExpression = true })
        .Compile(EmbeddedPages.Read<ReceiptPages>("Receipt.txt.hbs"));

    /// <param name="type">text/html or text/plain.</param>
    public IResult Render(Receipt receipt, string type)
    {
        var page = (type == "text/html" ? html : text)(ContentOf(receipt));
        return new Page(page, $"{type}; charset=utf-8");
    }

    private static object ContentOf(Receipt receipt) =>
        new
        {
            number = receipt.Number.ToString(),
            booking = receipt.BookingId.ToString(),
            guest = OneLine(receipt.Guest),
            home = OneLine(receipt.Home),
            checkIn = Day(receipt.CheckIn),
            checkOut = Day(receipt.CheckOut),
            lines = receipt.Lines.Select(line => new
            {
                number = line.Number.ToString(CultureInfo.InvariantCulture),
                what = Words(line.Kind.ToString()),
                rule = line.Rule,
                amount = line.Amount.Display(),
            }),
            total = receipt.Total.Display(),
            payments = receipt.Payments.Select(Movement),
            refunds = receipt.Refunds.Select(Movement),
            net = receipt.Net.Display(),
        };

    private static object Movement(ReceiptMovement movement) =>
        new { day = Day(DateOnly.FromDateTime(movement.At.UtcDateTime)), amount = movement.Amount.Display() };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    /// <summary><c>CleaningFee</c> is "Cleaning fee".</summary>
    private static string Words(string name) =>
        name[..1] + string.Concat(name[1..].Select(c => char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));

    /// <summary>Text that runs nothing and loads nothing.</summary>
    private sealed class Page(string content, string type) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var headers = httpContext.Response.Headers;
            headers.ContentSecurityPolicy =
                "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
            headers.XContentTypeOptions = "nosniff";
            return Results.Content(content, type).ExecuteAsync(httpContext);
        }
    }
}
