using Airbnb.AppHost;
using Microsoft.Extensions.Configuration;

var builder = DistributedApplication.CreateBuilder(args);
var keepData = builder.Configuration.GetValue("KeepData", true);

var postgres = builder.AddPostgres("postgres");
var cache = builder.AddRedis("cache");
var broker = builder.AddRabbitMQ("broker").WithManagementPlugin();
if (keepData)
{
    postgres.WithDataVolume();
    broker.WithDataVolume();
}

var database = postgres.AddDatabase("airbnb");
var apiRole = database.AddRole("airbnb_api");
var workerRole = database.AddRole("airbnb_worker");
var adminPassword = builder.AddGeneratedSecret("admin-password");
var demoPassword = builder.AddGeneratedSecret("demo-password");

var stripe = builder.AddStripe(keepData);
var mail = builder.AddMail(keepData);
var photos = builder.AddSharedFolder("photos", keepData);
var exports = builder.AddSharedFolder("exports", keepData);

var migrations = builder
    .AddProject<Projects.Airbnb_Worker>("migrations", launchProfileName: null)
    .WithArgs("migrate")
    .WithEnvironment("DOTNET_ENVIRONMENT", builder.Environment.EnvironmentName)
    .WithReference(database)
    .WithFolder(photos)
    .WithFolder(exports)
    .WithPasswordOf(apiRole)
    .WithPasswordOf(workerRole)
    .WithEnvironment("Admin__Password", adminPassword)
    .WithEnvironment("Demo__Password", demoPassword)
    .WaitFor(database);

var api = builder
    .AddProject<Projects.Airbnb_Api>("api")
    .WithReference(apiRole.Connection, connectionName: "airbnb")
    .WithReference(cache)
    .WithStripe(stripe)
    .WithFolder(photos)
    .WithFolder(exports)
    .WithExternalHttpEndpoints()
    .WithHttpHealthCheck("/health")
    .WaitFor(cache)
    .WaitForCompletion(migrations);

builder
    .AddProject<Projects.Airbnb_Worker>("worker")
    .WithReference(workerRole.Connection, connectionName: "airbnb")
    .WithReference(cache)
    .WithReference(broker)
    .WithReference(mail)
    .WithStripe(stripe)
    .WithFolder(photos)
    .WithFolder(exports)
    .WithEnvironment("Links__Web", api.GetEndpoint("http"))
    .WithHttpHealthCheck("/health")
    .WaitFor(broker)
    .WaitForCompletion(migrations);

api.WithEnvironment("Links__Web", api.GetEndpoint("http"));
stripe.SendEventsTo(api);

builder.Build().Run();
