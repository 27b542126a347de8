using System.Collections.Frozen;
using System.Reflection;
using Airbnb.Core;
using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;

namespace Airbnb.Worker.Delivery;

/// <summary>A handler class, the message it waits for and the queue in which that waits.</summary>
public sealed record Handler(Type Type, Type Message, bool IsStepwise, RetrySchedule Retries)
{
    public string Name { get; } = NameOf(Type);
    public string MessageName { get; } = Messages.NameOf(Message);
    public string Queue => $"airbnb.{Name}";

    public Task<Result> Handle(IServiceProvider services, IMessage message, CancellationToken ct) =>
        invoke(services.GetRequiredService(Type), message, ct);

    /// <summary><c>TellPeopleOf&lt;BookingConfirmed&gt;</c> is tell_people_of_booking_confirmed.</summary>
    private static string NameOf(Type type) =>
        type.IsGenericType
            ? $"{SnakeCase.Of(type.Name[..type.Name.IndexOf('`')])}_{Messages.NameOf(type.GetGenericArguments()[0])}"
            : SnakeCase.Of(type.Name);

    private readonly Func<object, IMessage, CancellationToken, Task<Result>> invoke = Invoker(Message, IsStepwise);

    private static Func<object, IMessage, CancellationToken, Task<Result>> Invoker(Type message, bool stepwise) =>
        typeof(Handler)
            .GetMethod(
                stepwise ? nameof(Stepwise) : nameof(Transactional),
                BindingFlags.NonPublic | BindingFlags.Static
            )!
            .MakeGenericMethod(message)
            .CreateDelegate<Func<object, IMessage, CancellationToken, Task<Result>>>();

    private static Task<Result> Transactional<T>(object handler, IMessage message, CancellationToken ct)
        where T : IMessage => ((IHandle<T>)handler).Handle((T)message, ct);

    private static Task<Result> Stepwise<T>(object handler, IMessage message, CancellationToken ct)
        where T : IMessage => ((IHandleStepwise<T>)handler).Handle((T)message, ct);
}

/// <summary>All handlers of this assembly. A class that handles is found by its interface: there is no list to keep.</summary>
public sealed class HandlerTable
{
    private readonly FrozenDictionary<string, Handler> byName;
    private readonly FrozenSet<string> awaited;

    public HandlerTable(Assembly assembly)
    {
        byName = assembly
            .GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false })
            .SelectMany(OneForEachMessage)
            .SelectMany(type => type.GetInterfaces().Where(IsHandling).Select(handling => Of(type, handling)))
            .ToFrozenDictionary(handler => handler.Name, StringComparer.Ordinal);
        awaited = byName.Values.Select(handler => handler.MessageName).ToFrozenSet(StringComparer.Ordinal);
    }

    public IEnumerable<Handler> All => byName.Values;

    public bool Awaits(string messageName) => awaited.Contains(messageName);

    public Handler? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>A generic handler stands for as many as its table names messages, each with a queue of its own.</summary>
    private static IEnumerable<Type> OneForEachMessage(Type type) =>
        !type.IsGenericTypeDefinition
            ? [type]
            : (type.GetCustomAttribute<ForEachMessageAttribute>()?.Messages ?? []).Select(message =>
                type.MakeGenericType(message)
            );

    private static bool IsHandling(Type type) =>
        type.IsGenericType
        && (
            type.GetGenericTypeDefinition() == typeof(IHandle<>)
            || type.GetGenericTypeDefinition() == typeof(IHandleStepwise<>)
        );

    private static Handler Of(Type type, Type handling) =>
        new(
            type,
            handling.GetGenericArguments()[0],
            handling.GetGenericTypeDefinition() == typeof(IHandleStepwise<>),
            type.IsDefined(typeof(RetriedForDaysAttribute)) ? RetrySchedule.Days : RetrySchedule.Minutes
        );
}
