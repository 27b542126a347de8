namespace Airbnb.Tests.Http.Malformed;

/// <summary>What nobody sends who means well. As JSON texts, some of them not even that, and as plain texts.</summary>
public static class WeirdValues
{
    private const int Long = 5_000;
    private const int Overlong = 120_000;
    private const int Deep = 1_500;

    public static readonly string[] Numbers =
    [
        "0",
        "-0",
        "-1",
        "0.1",
        "1.0",
        "007",
        "+1",
        "1e2",
        "1E+2",
        "1e-400",
        "1e308",
        "1e999",
        "-1e999",
        "0x10",
        "NaN",
        "Infinity",
        "2147483647",
        "2147483648",
        "-2147483649",
        "9007199254740993",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "123456789012345678901234567890",
        "0." + new string('3', 400),
    ];

    public static readonly string[] Days =
    [
        "2027-02-30",
        "2027-02-29",
        "2027-13-01",
        "2027-00-10",
        "0000-00-00",
        "0001-01-01",
        "9999-12-31",
        "10000-01-01",
        "-0001-01-01",
        "2027-W10-1",
        "2027-060",
        "01/02/2027",
        "20270301",
        "2027-03-01 ",
        "2027-03-01T25:00:00Z",
        "2027-03-01T23:59:60Z",
        "2027-03-01T00:00:00+99:99",
        "2027-03-01T00:00:00.000000000000Z",
        "24:00:00",
        "25:61",
        "now",
        "infinity",
    ];

    public static readonly string[] Texts =
    [
        "",
        " ",
        "\t",
        "null",
        "undefined",
        "\u0000",
        "a\u0000b",
        "\u001b[31m",
        "\u007f",
        "\u0085\u2028\u2029",
        "\u202eevil\u202c",
        "\u200b\u200d\ufeff",
        "\ufffe\uffff",
        "\U0010ffff",
        "👩‍👩‍👧‍👦🏳️‍🌈",
        "İıßſﬀÅ",
        "é" + new string('\u0301', 600),
        "تجربة עברית",
        "' OR 1=1--",
        "'; DROP TABLE users; --",
        "\" || pg_sleep(5) || \"",
        "<script>alert(1)</script>",
        "{{7*7}}${7*7}#{7*7}",
        "${jndi:ldap://127.0.0.1/a}",
        "../../../../etc/passwd",
        "..\\..\\windows\\win.ini",
        "%00%0a%0d%2e%2e%2f",
        "%s%n%x{0}{1}",
        "\r\nSet-Cookie: a=b",
        "$2a$10$",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
        "a@b@c",
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "{01234567-0123-0123-0123-0123456789ab}",
        new string('x', Long),
        new string('9', Long),
        new string(' ', Long),
    ];

    /// <summary>Values of JSON, or what looks like it.</summary>
    public static string Json(Random any) =>
        any.Next(12) switch
        {
            0 => "null",
            1 => Any(any, "true", "false", "True", "tru"),
            2 => Any(any, "[]", "{}", "[[]]", "[null]", "{\"\":{}}", "[{}]", "[1,\"a\",null]"),
            3 => Nested(any),
            4 => Any(any, "\"\\ud800\"", "\"\\udfff\\ud800\"", "\"\\u0000\"", "\"\\x\"", "\"\\", "'a'"),
            5 => $"\"{new string('x', any.Next(20) == 0 ? Overlong : Long)}\"",
            6 => Quoted(Pick(any, Days)),
            7 or 8 => Pick(any, Numbers),
            9 => Quoted(Pick(any, Numbers)),
            _ => Quoted(Pick(any, Texts)),
        };

    public static string Text(Random any) =>
        any.Next(4) switch
        {
            0 => Pick(any, Numbers),
            1 => Pick(any, Days),
            _ => Pick(any, Texts),
        };

    public static T Pick<T>(Random any, IReadOnlyList<T> from) => from[any.Next(from.Count)];

    /// <summary>With whatever is in it written out, as far as JSON lets one.</summary>
    public static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    private static string Any(Random any, params string[] values) => Pick(any, values);

    private static string Nested(Random any)
    {
        var levels = any.Next(2, Deep);
        return any.Next(2) == 0
            ? new string('[', levels) + new string(']', levels)
            : string.Concat(Enumerable.Repeat("{\"a\":", levels)) + "1" + new string('}', levels);
    }
}
