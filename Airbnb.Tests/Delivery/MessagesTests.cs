using Airbnb.Core.Bookings;
using Airbnb.Core.Delivery;
using Airbnb.Core.Payments;

namespace Airbnb.Tests.Delivery;

public sealed class MessagesTests
{
    public static TheoryData<Type> EveryMessage() =>
        [
            .. typeof(IMessage)
                .Assembly.GetTypes()
                .Where(type =>
                    type.IsAssignableTo(typeof(IMessage)) && type is { IsAbstract: false, IsInterface: false }
                ),
        ];

    [Fact]
    public void A_message_comes_out_as_it_went_in()
    {
        var message = new GatewayEventReceived("stripe", "evt_1");

        var read = Messages.FromJson(Messages.NameOf(message.GetType()), Messages.ToJson(message));

        Assert.Equal(message, read);
    }

    [Fact]
    public void A_name_that_nobody_knows_gives_nothing() => Assert.Null(Messages.FromJson("no_such_message", "{}"));

    [Fact]
    public void Messages_are_named_for_what_happened() =>
        Assert.Equal("booking_confirmed", Messages.NameOf<BookingConfirmed>());

    /// <summary>Ids and values only: nothing that grows, and nothing that the receiver should read for itself.</summary>
    [Theory]
    [MemberData(nameof(EveryMessage))]
    public void A_message_is_made_of_ids_and_values(Type message) =>
        Assert.All(
            message.GetProperties(),
            property =>
                Assert.True(
                    property.PropertyType.IsValueType || property.PropertyType == typeof(string),
                    $"{message.Name}.{property.Name} is a {property.PropertyType.Name}."
                )
        );
}
