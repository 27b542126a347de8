using Airbnb.Core.Accounts;
using Airbnb.Core.Accounts.Passwords;
using FsCheck;
using FsCheck.Fluent;

namespace Airbnb.Tests.Accounts.Passwords;

/// <summary>What holds of the rules for passwords, whatever somebody chooses.</summary>
public sealed class PasswordPropertiesTests
{
    private const string Email = "ann.smith@example.com";
    private const string Name = "Ann Smith";

    private static readonly Gen<string> Decoration = Gen.Elements("0123456789!?-_.#* ".ToCharArray())
        .ArrayOf()
        .Select(signs => new string(signs));

    private static readonly Gen<string> Letters = Gen.Elements("bcdfghjklmpqrstvwxyz".ToCharArray())
        .ArrayOf(12)
        .Select(letters => new string(letters));

    [Fact]
    public void No_decoration_makes_a_password_of_what_everybody_knows() =>
        Prop.ForAll(
                Gen.Elements("ann", "Smith", "ANN.SMITH", "airbnb", "ann.smith@example.com", "Ann Smith")
                    .SelectMany(word => Decoration.Two().Select(signs => signs.Item1 + word + signs.Item2))
                    .Where(password => password.Length is >= PasswordRules.Shortest and <= PasswordRules.Longest)
                    .ToArbitrary(),
                password =>
                    PasswordRules.Refusal(password, Email, Name) is { } refusal
                    && (refusal == AccountErrors.PasswordNamesYou || refusal == AccountErrors.PasswordTooCommon)
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Twelve_letters_that_mean_nothing_will_do_with_anything_beside_them() =>
        Prop.ForAll(
                Letters
                    .Where(letters => letters.Distinct().Skip(3).Any())
                    .SelectMany(letters => Decoration.Select(signs => letters + signs))
                    .Where(password => password.Length <= PasswordRules.Longest)
                    .ToArbitrary(),
                password => PasswordRules.Refusal(password, Email, Name) is null
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Only_length_is_counted_and_it_is_counted_in_characters() =>
        Prop.ForAll(
                Gen.Choose(0, 2 * PasswordRules.Longest).ToArbitrary(),
                length =>
                {
                    var houses = string.Concat(Enumerable.Range(0, length).Select(i => i % 2 == 0 ? "🏠" : "🏡"));
                    var expected =
                        length < PasswordRules.Shortest ? AccountErrors.PasswordTooShort
                        : length > PasswordRules.Longest ? AccountErrors.PasswordTooLong
                        : null;
                    return PasswordRules.Refusal(houses, Email, Name) == expected;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_list_has_the_three_thousand_commonest_in_any_case()
    {
        var list = typeof(PasswordRules).Assembly.GetManifestResourceStream(
            typeof(PasswordRules),
            "CommonPasswords.txt"
        )!;
        using var lines = new StreamReader(list);
        var common = lines.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.True(common.Distinct(StringComparer.Ordinal).Count() > 3000, $"{common.Length} passwords");
        Assert.All(common, password => Assert.InRange(password.Length, PasswordRules.Shortest, PasswordRules.Longest));
        Assert.All(
            common,
            password =>
                Assert.Equal(
                    AccountErrors.PasswordTooCommon,
                    PasswordRules.Refusal(password.ToUpperInvariant(), Email, Name)
                )
        );
    }
}
