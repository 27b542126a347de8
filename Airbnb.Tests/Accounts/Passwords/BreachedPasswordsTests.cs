using System.Net;
using System.Security.Cryptography;
using System.Text;
using Airbnb.Core.Accounts.Passwords;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Airbnb.Tests.Accounts.Passwords;

/// <summary>Against a server of the test's own that speaks the range protocol.</summary>
public sealed class BreachedPasswordsTests : IAsyncLifetime
{
    private const string Stolen = "three small wooden boats";
    private static readonly string Hash = Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(Stolen)));

    private readonly List<string> asked = [];
    private WebApplication service = null!;
    private Func<HttpContext, Task<string>> answer = _ => Task.FromResult("");

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        service = builder.Build();
        service.Run(async context =>
        {
            asked.Add(context.Request.Path + context.Request.QueryString);
            await context.Response.WriteAsync(await answer(context));
        });
        await service.StartAsync();
    }

    public async Task DisposeAsync() => await service.DisposeAsync();

    [Fact]
    public async Task Who_chooses_what_was_stolen_is_told()
    {
        answer = _ => Task.FromResult($"{new string('0', 35)}:3\r\n{Hash[5..]}:42\r\n");
        Assert.True(await Have(Stolen));
    }

    [Fact]
    public async Task Five_digits_of_the_hash_are_all_that_leaves_this_process()
    {
        await Have(Stolen);
        Assert.Equal([$"/range/{Hash[..5]}"], asked);
    }

    [Fact]
    public async Task Lines_that_only_pad_the_answer_name_nothing()
    {
        answer = _ => Task.FromResult($"{Hash[5..]}:0\r\n{Hash[5..].ToLowerInvariant()[..34]}:7\r\n");
        Assert.False(await Have(Stolen));
    }

    [Fact]
    public async Task A_service_that_is_unwell_refuses_nobody()
    {
        answer = context =>
        {
            context.Response.StatusCode = (int)HttpStatusCode.ServiceUnavailable;
            return Task.FromResult($"{Hash[5..]}:42");
        };
        Assert.False(await Have(Stolen));
    }

    [Fact]
    public async Task Nor_does_one_that_never_answers()
    {
        var silence = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        answer = _ => silence.Task;
        Assert.False(await Have(Stolen, patience: TimeSpan.FromMilliseconds(50)));
        silence.SetResult("");
    }

    [Fact]
    public async Task Nobody_is_asked_unless_that_is_configured()
    {
        answer = _ => Task.FromResult($"{Hash[5..]}:42");
        Assert.False(await Have(Stolen, new BreachCheckOptions()));
        Assert.Empty(asked);
    }

    private Task<bool> Have(string password, TimeSpan? patience = null) =>
        Have(
            password,
            new BreachCheckOptions
            {
                Url = new Uri(service.Urls.Single()),
                Patience = patience ?? TimeSpan.FromSeconds(10),
            }
        );

    private static async Task<bool> Have(string password, BreachCheckOptions options)
    {
        await using var services = new ServiceCollection()
            .AddHttpClient(BreachedPasswords.HttpClientName)
            .Services.BuildServiceProvider();
        var breached = new BreachedPasswords(
            services.GetRequiredService<IHttpClientFactory>(),
            Options.Create(options),
            NullLogger<BreachedPasswords>.Instance
        );
        return await breached.Have(password, CancellationToken.None);
    }
}
