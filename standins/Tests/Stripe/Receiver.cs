using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Stripe;

namespace StandIns.Tests.Stripe;

/// <summary>Takes webhooks and answers as it is told.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Received> all = new();

    public Receiver()
    {
        app = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]).Build();
        app.MapPost("/hook", Take);
    }

    public string Url => $"{app.Urls.Single()}/hook";

    public string Secret { get; set; } = RunningSandbox.WebhookSecret;

    /// <summary>Decides the status of an answer.</summary>
    public Func<Event, int> Answer { get; set; } = _ => 200;

    public IReadOnlyCollection<Received> All => all;

    public Task Start() => app.StartAsync();

    public IEnumerable<Received> About(string id) =>
        all.Where(received => ((IHasId)received.Event.Data.Object).Id == id);

    /// <summary>Waits for the deliveries of one kind about one object.</summary>
    public Task<List<Received>> Wait(string type, string id, int count = 1) =>
        Pay.Until(
            () => Task.FromResult(About(id).Where(received => received.Event.Type == type).ToList()),
            found => found.Count >= count
        );

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> Take(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        var signature = request.Headers["Stripe-Signature"].ToString();
        var stripeEvent = EventUtility.ConstructEvent(body, signature, Secret);
        var status = Answer(stripeEvent);
        all.Enqueue(new Received(stripeEvent, body, signature, status));
        return Results.StatusCode(status);
    }
}

public sealed record Received(Event Event, string Body, string Signature, int Status);
