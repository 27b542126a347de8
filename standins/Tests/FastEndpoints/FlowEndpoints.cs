using FastEndpoints;
using FluentValidation;
using FluentValidation.Results;

namespace StandIns.Tests.Fast;

public sealed record Guest(string Name, int Age);

public sealed record Party(string Title, int Size, string? Code, Season Season, List<Guest>? Guests, Point? At);

public sealed class PartyValidator : Validator<Party>
{
    public PartyValidator()
    {
        RuleFor(p => p.Title).NotEmpty().MaximumLength(20).WithErrorCode("party.title");
        RuleFor(p => p.Size).InclusiveBetween(1, 16);
        RuleFor(p => p.Code).Matches("^[a-z]+$").When(p => p.Code is not null);
        RuleFor(p => p.At!.X).GreaterThan(0).When(p => p.At is not null);
        RuleForEach(p => p.Guests).SetValidator(new GuestValidator());
        RuleFor(p => p.Title).Must(_ => Resolve<Journal>() is not null);
    }
}

public sealed class GuestValidator : AbstractValidator<Guest>
{
    public GuestValidator() => RuleFor(g => g.Name).NotEmpty();
}

public sealed class PartyGroup : Group
{
    public PartyGroup() => Configure("parties", ep => ep.AllowAnonymous());
}

public sealed class PlainPartyGroup : SubGroup<PlainGroup>
{
    public PlainPartyGroup() => Configure("/parties/", ep => ep.Tags("parties"));
}

public sealed class PlainGroup : Group
{
    public PlainGroup() => Configure("plain", ep => ep.AllowAnonymous());
}

public sealed class PostParty : Endpoint<Party, Party>
{
    public override void Configure()
    {
        Post(string.Empty);
        Group<PartyGroup>();
    }

    public override async Task HandleAsync(Party req, CancellationToken ct)
    {
        switch (req.Title)
        {
            case "throw general":
                ThrowError("No parties.", "party.none", statusCode: 409);
                break;
            case "throw property":
                ThrowError(r => r.Guests![0].Name, "Not them.");
                break;
            case "throw failure":
                ThrowError(new ValidationFailure("Size", "Too many.") { ErrorCode = "party.size" }, 422);
                break;
            case "collect":
                AddError("First.");
                AddError(r => r.Size, "Second.", "party.size");
                AddError(r => r.Size, "Third, of a name that is there.");
                ThrowIfAnyErrors();
                break;
            case "exception":
                throw new ValidationFailureException([new("Own", "By hand.")], "thrown by hand");
        }

        await Send.OkAsync(req, ct);
    }
}

/// <summary>The same request with the default error response.</summary>
public sealed class PostPlainParty : Endpoint<Party, Party>
{
    public override void Configure()
    {
        Post("new");
        Group<PlainPartyGroup>();
    }

    public override async Task HandleAsync(Party req, CancellationToken ct) => await Send.OkAsync(req, ct);
}

/// <summary>Looks at what is wrong by itself.</summary>
public sealed class PostLenientParty : Endpoint<Party, int>
{
    public override void Configure()
    {
        Post("parties/lenient");
        DontThrowIfValidationFails();
        AllowAnonymous();
    }

    public override async Task HandleAsync(Party req, CancellationToken ct) =>
        await Send.OkAsync(ValidationFailed ? ValidationFailures.Count : 0, ct);
}

public sealed class Steps
{
    [FromHeader("X-Request")]
    public string Id { get; init; } = string.Empty;

    [QueryParam]
    public string? Do { get; init; }
}

public sealed class StepsValidator : Validator<Steps>
{
    public StepsValidator() => RuleFor(s => s.Do).NotEqual("be invalid");
}

/// <summary>Shared by the processors and the endpoint.</summary>
public sealed class Stopwatch
{
    public List<string> Laps { get; } = [];
}

public sealed class Before(Journal journal) : PreProcessor<Steps, Stopwatch>
{
    public override async Task PreProcessAsync(
        IPreProcessorContext<Steps> context,
        Stopwatch state,
        CancellationToken ct
    )
    {
        state.Laps.Add("before");
        var id = context.Request?.Id ?? context.HttpContext.Request.Headers["X-Request"].ToString();
        journal.Add($"{id}:before{(context.HasValidationFailures ? " invalid" : string.Empty)}");
        if (context.Request?.Do is "stop")
            await context.HttpContext.Response.SendForbiddenAsync(ct);
    }
}

public sealed class AlsoBefore(Journal journal) : IPreProcessor<Steps>
{
    public Task PreProcessAsync(IPreProcessorContext<Steps> context, CancellationToken ct)
    {
        journal.Add($"{context.Request?.Id}:also before");
        return Task.CompletedTask;
    }
}

public sealed class After(Journal journal) : PostProcessor<Steps, Stopwatch, string>
{
    public override async Task PostProcessAsync(
        IPostProcessorContext<Steps, string> context,
        Stopwatch state,
        CancellationToken ct
    )
    {
        state.Laps.Add("after");
        journal.Add($"{context.Request?.Id}:after {context.Response} {string.Join(',', state.Laps)}");
        if (!context.HasExceptionOccurred || context.Request?.Do is not "fail and be caught")
            return;
        context.MarkExceptionAsHandled();
        await context.HttpContext.Response.SendStringAsync(
            context.ExceptionDispatchInfo.SourceException.Message,
            503,
            cancellation: ct
        );
    }
}

public sealed class Walk(Journal journal) : Endpoint<Steps, string>, IAsyncDisposable
{
    string id = string.Empty;

    public Greeting? Unregistered => null;

    [KeyedService("greeting")]
    public Greeting Greeting { get; set; } = null!;

    public override void Configure()
    {
        Get("walk");
        AllowAnonymous();
        PreProcessor<Before>();
        PreProcessors(new AlsoBefore(journal));
        PostProcessor<After>();
    }

    public override void OnBeforeValidate(Steps req)
    {
        id = req.Id;
        journal.Add($"{id}:before validate");
    }

    public override Task OnAfterValidateAsync(Steps req, CancellationToken ct) => Note("after validate");

    public override Task OnBeforeHandleAsync(Steps req, CancellationToken ct) => Note("before handle");

    public override Task OnAfterHandleAsync(Steps req, string res, CancellationToken ct) => Note($"after handle {res}");

    public override Task OnValidationFailedAsync(CancellationToken ct) => Note("validation failed");

    public override async Task HandleAsync(Steps req, CancellationToken ct)
    {
        await Note("handle");
        if (req.Do?.StartsWith("fail", StringComparison.Ordinal) is true)
            throw new InvalidOperationException("It failed.");
        ProcessorState<Stopwatch>().Laps.Add("handle");
        await Send.OkAsync(Greeting.Text, ct);
    }

    public ValueTask DisposeAsync()
    {
        journal.Add($"{id}:disposed");
        return ValueTask.CompletedTask;
    }

    Task Note(string step)
    {
        journal.Add($"{id}:{step}");
        return Task.CompletedTask;
    }
}

public sealed class JournalOf(Journal journal) : EndpointWithoutRequest<string[]>
{
    public override void Configure()
    {
        Get("journal/{id}");
        AllowAnonymous();
    }

    public override async Task HandleAsync(CancellationToken ct) =>
        await Send.OkAsync(journal.Of(Route<string>("id")!), ct);
}

/// <summary>Throws its refusals at the middleware.</summary>
public sealed class DontCatch : EndpointWithoutRequest
{
    public override void Configure()
    {
        Get("dont-catch");
        AllowAnonymous();
        DontCatchExceptions();
    }

    public override Task HandleAsync(CancellationToken ct)
    {
        ThrowError("Unseen.");
        return Task.CompletedTask;
    }
}
