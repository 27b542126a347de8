using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace StandIns.Tests.Hosting;

public sealed class ParameterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hosting-secrets-").FullName;

    [Fact]
    public async Task Configuration_gives_the_value()
    {
        var builder = HostingApp.Empty("--Parameters:one=1", "--Parameters:two_words=2", "--Deep:Key=3");

        Assert.Equal("1", await ValueOf(builder.AddParameter("one")));
        Assert.Equal("2", await ValueOf(builder.AddParameter("two-words")));
        Assert.Equal("3", await ValueOf(builder.AddParameterFromConfiguration("three", "Deep:Key")));
    }

    [Fact]
    public async Task Values_in_code_hold_whatever_configuration_says()
    {
        var builder = HostingApp.Empty("--Parameters:given=configured");

        Assert.Equal("in code", await ValueOf(builder.AddParameter("given", "in code")));
        Assert.Equal("called", await ValueOf(builder.AddParameter("called", () => "called")));
    }

    [Fact]
    public async Task A_missing_value_says_where_it_belongs()
    {
        var parameter = HostingApp.Empty().AddParameter("api-key", secret: true);

        var missing = await Assert.ThrowsAsync<MissingParameterValueException>(() => ValueOf(parameter));

        Assert.Contains("'Parameters:api-key'", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_made_up_value_is_the_same_all_day()
    {
        var parameter = HostingApp
            .Empty()
            .AddParameter("secret", new GenerateParameterDefault { MinLength = 22 }, secret: true);

        Assert.Equal(await ValueOf(parameter), await ValueOf(parameter));
    }

    [Fact]
    public void Made_up_values_keep_to_their_rules()
    {
        var rules = new GenerateParameterDefault
        {
            MinLength = 30,
            Special = false,
            Upper = false,
            MinNumeric = 12,
        };
        var values = Enumerable.Range(0, 50).Select(_ => rules.GetDefaultValue()).ToArray();

        Assert.All(values, v => Assert.Equal(30, v.Length));
        Assert.All(values, v => Assert.True(v.Count(char.IsAsciiDigit) >= 12));
        Assert.All(values, v => Assert.All(v, c => Assert.True(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))));
        Assert.Equal(50, values.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_kept_value_is_found_again_and_only_its_owner_may_read_it()
    {
        var kept = Secrets.GetOrAdd("Parameters:secret", () => "first");

        Assert.Equal("first", kept);
        Assert.Equal("first", Secrets.GetOrAdd("Parameters:secret", () => "second"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Secrets.Path));
        }
    }

    [Fact]
    public void Other_secrets_in_the_file_stay()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Secrets.Path)!);
        File.WriteAllText(Secrets.Path, """{ "Stripe": { "SecretKey": "sk" }, "Parameters:old": "o" }""");

        Secrets.GetOrAdd("Parameters:new", () => "n");

        Assert.Equal("sk", Secrets.GetOrAdd("Stripe:SecretKey", () => "lost"));
        Assert.Equal("o", Secrets.GetOrAdd("Parameters:old", () => "lost"));
    }

    [Fact]
    public async Task Two_starts_at_once_agree_on_one_value()
    {
        var values = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => Task.Run(() => Secrets.GetOrAdd("Parameters:raced", () => $"value {i}")))
        );

        Assert.Single(values.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_named()
    {
        var notAFolder = Path.Combine(_folder, "id");
        File.WriteAllText(notAFolder, "");

        var refusal = Assert.Throws<SecretsUnwritableException>(() => Secrets.GetOrAdd("Parameters:new", () => "n"));

        Assert.Contains(Secrets.Path, refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private UserSecrets Secrets => new(Path.Combine(_folder, "id", "secrets.json"));

    private static Task<string?> ValueOf(IResourceBuilder<ParameterResource> parameter) =>
        parameter.Resource.GetValueAsync(CancellationToken.None).AsTask();
}
