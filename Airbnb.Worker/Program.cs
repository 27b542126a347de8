using Airbnb.Core;
using Airbnb.Core.Persistence;
using Airbnb.Worker.Commands;
using Airbnb.Worker.Delivery;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddNpgsqlDbContext<AirbnbDb>(
    DatabaseOptions.ConnectionName,
    configureDbContextOptions: options => options.ForAirbnb()
);

if (args is ["migrate", ..])
    return await Migrate.Run(builder);

// Redis holds only what can be lost: without it the process is slower, not ill.
builder.AddRedisClient("cache", settings => settings.DisableHealthChecks = true);
builder.AddRabbitMQClient(
    "broker",
    settings => settings.DisableHealthChecks = true, // of a connection that nobody uses
    factory => factory.AutomaticRecoveryEnabled = false
);
builder.AddFeatures(typeof(Program).Assembly);
builder.Services.AddDelivery();

var app = builder.Build();
app.MapDefaultEndpoints();
app.Run();
return 0;
