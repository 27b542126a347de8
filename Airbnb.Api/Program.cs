using Airbnb.Api.Http;
using Airbnb.Core;
using FastEndpoints;

var builder = WebApplication.CreateBuilder(args);

builder.AddFeatures(typeof(Program).Assembly);
builder.Services.AddHttpAnswers();
builder.Services.AddFastEndpoints();

var app = builder.Build();

app.UseProblems();
app.UseAuthentication();
app.UseAuthorization();
app.UseStrictQueries();
app.UseFastEndpoints(ApiConventions.Apply);

app.Run();
