namespace Airbnb.Worker.Delivery;

public static class DeliverySetup
{
    /// <summary>Relay, deadlines and consumers, with every handler of this assembly.</summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        var handlers = new HandlerTable(typeof(DeliverySetup).Assembly);
        services.AddSingleton(handlers);
        services.AddSingleton<Broker>();
        services.AddSingleton<Dispatcher>();
        foreach (var handler in handlers.All)
            services.AddScoped(handler.Type);
        services.AddHostedService<DeadlineDrain>();
        services.AddHostedService<OutboxRelay>();
        services.AddHostedService<Consumers>();
        services.AddHealthChecks().AddCheck<BrokerHealth>("broker");
        return services;
    }
}
