using Airbnb.Api.Admin.Console;
using Airbnb.Api.Http;
using Airbnb.Api.Limits;
using Airbnb.Core;
using Airbnb.Core.Persistence;
using FastEndpoints;
using FastEndpoints.OpenApi;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddNpgsqlDbContext<AirbnbDb>(
    DatabaseOptions.ConnectionName,
    configureDbContextOptions: options => options.ForAirbnb()
);

// Redis holds only what can be lost: without it the process is slower, not ill.
builder.AddRedisClient("cache", settings => settings.DisableHealthChecks = true);
builder.AddFeatures(typeof(Program).Assembly);
builder.Services.AddHttpAnswers();
builder.Services.AddFastEndpoints();
builder.Services.OpenApiDocument(ApiDocument.Describe);

var app = builder.Build();

app.UseKnownProxies();
app.UseSecurityHeaders();
app.UseProblems();
app.UseConsole();
app.UseCors();
app.UseRequestTimeouts();
app.UseAuthentication();
app.UseRateLimits();
app.UseAuthorization();
app.UsePermissions();
app.UseAntiforgery();
app.UseStrictQueries();
app.UseStrictBodies();
app.UseFastEndpoints(ApiConventions.Apply);
app.MapApiDocument();
app.MapDefaultEndpoints();

app.Run();
