using Airbnb.Core.Bookings;
using Airbnb.Core.Persistence;

namespace Airbnb.Tests.Foundations;

public sealed class SnakeCaseTests
{
    [Theory]
    [InlineData("Id", "id")]
    [InlineData("CheckInAt", "check_in_at")]
    [InlineData("NormalizedUserName", "normalized_user_name")]
    [InlineData("IPAddress", "ip_address")]
    [InlineData("Rates_CleaningFee", "rates_cleaning_fee")]
    [InlineData("IX_bookings_GuestId_Id", "ix_bookings_guest_id_id")]
    [InlineData("Line2Text", "line2_text")]
    [InlineData("already_snake", "already_snake")]
    [InlineData("", "")]
    public void Names_are_written_with_underscores(string name, string snake) =>
        Assert.Equal(snake, SnakeCase.Of(name));

    [Fact]
    public void Every_enum_of_the_model_reads_back_what_it_writes()
    {
        foreach (var value in Enum.GetValues<BookingStatus>())
        {
            var text = EnumAsSnakeCase<BookingStatus>.ToText(value);

            Assert.Equal(text.ToLowerInvariant(), text);
            Assert.Equal(value, EnumAsSnakeCase<BookingStatus>.FromText(text));
        }
    }
}
