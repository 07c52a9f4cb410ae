using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Whence.Integration.Tests.Support;
using Whence.Keys;
using Whence.Testing;
using Whence.Testing.Backends;
using Xunit.Abstractions;

namespace Whence.Integration.Tests.Platform;

/// <summary>Many at once, on a model that answers in milliseconds, with promises counted outside.</summary>
[Collection(PlatformGroup.Name)]
public sealed class LoadTests(ITestOutputHelper output) : IDisposable
{
    private const int Requested = 200;
    private const int Seed = 20261121;

    private readonly TinyModel _model = new();

    // The quota of one tenant suffices for a part of its requests, another may run a few at a time.
    private static readonly (string Tenant, KeyLimits Limits)[] Tenants =
    [
        ("red", new KeyLimits()),
        ("green", new KeyLimits()),
        ("blue", new KeyLimits()),
        ("few-at-once", new KeyLimits(ConcurrentGenerations: 5)),
        ("few-tokens", new KeyLimits(TokensPerDay: 700)),
    ];

    [PlatformFact]
    public async Task Accept_TwoHundredAtOnceFromFiveTenants_KeepsEveryPromiseAndQuota()
    {
        await using var platform = await PlatformProcesses.StartAsync(new PlatformSetup { Model = _model.Folder });
        var tap = await BrokerTap.OpenAsync(platform.VirtualHost);
        var ledger = new Ledger();
        var clients = await Task.WhenAll(Tenants.Select(one => platform.TenantAsync(one.Tenant, one.Limits)));

        await Task.WhenAll(Enumerable.Range(0, Requested).Select(number =>
            SendAsync(clients[number % clients.Length], ledger, number, twice: number % 4 == 0)));
        await Invariants.AssertAsync(platform, seconds: 120);

        await ReportAsync(platform, ledger);
        await AssertToldOnceAsync(platform, tap);
        Assert.Equal(0, await platform.CountAsync(
            "select count(*) from generations.usage_days where tenant = 'few-tokens' and charged > 700"));
        Array.ForEach(clients, client => client.Dispose());
    }

    [PlatformFact]
    public async Task Accept_WhileServicesAreKilled_LosesAndDoublesNothing()
    {
        await using var platform = await PlatformProcesses.StartAsync(new PlatformSetup
        {
            Model = _model.Folder,
            Decoders = 2,
            Settings = [("decoding", "Decoding:LeaseSeconds", "3"), ("decoding", "Decoding:HeartbeatSeconds", "1")],
        });
        var ledger = new Ledger();
        using var client = await platform.TenantAsync("patient");
        using var calm = new CancellationTokenSource();

        var chaos = KillAsync(platform, new Random(Seed), calm.Token);
        for (var number = 0; number < 60; number++)
        {
            await SendAsync(client, ledger, number, twice: false);
            await Task.Delay(100);
        }

        await calm.CancelAsync();
        var killed = await chaos;
        await Invariants.AssertAsync(platform, seconds: 90);
        output.WriteLine($"seed {Seed}; killed {string.Join(", ", killed)}");
        await ReportAsync(platform, ledger);
        Assert.NotEmpty(killed);
    }

    public void Dispose() => _model.Dispose();

    // A client that got no answer asks again under the same key, as it is told to; some ask twice at once.
    private static async Task SendAsync(PlatformClient client, Ledger ledger, int number, bool twice)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{client.Tenant}-{number}");
        var body = Requests.Of(
            "The keeper trims the lamp", tokens: 32, steps: 8, seed: number, explain: number % 2 == 0);
        ledger.Attempt(key, client.Tenant);
        var attempts = Enumerable.Range(0, twice ? 2 : 1).Select(_ => PostAsync(client, body, key));
        var accepted = (await Task.WhenAll(attempts)).OfType<string>().ToList();
        foreach (var id in accepted)
        {
            ledger.Acknowledge(key, PlatformClient.Parse(id));
            await CancelSomeAsync(client, id, number);
        }

        if (accepted.Count == 0)
        {
            ledger.Refuse(key);
        }
    }

    private static async Task CancelSomeAsync(PlatformClient client, string id, int number)
    {
        if (number % 10 == 3)
        {
            using var answer = await client.Http.DeleteAsync($"/v1/generations/{id}");
        }
    }

    private static async Task<string?> PostAsync(PlatformClient client, JsonObject body, string key)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            try
            {
                using var response = await client.PostAsync((JsonObject)body.DeepClone(), key);
                switch (response.StatusCode)
                {
                    case HttpStatusCode.Accepted:
                        return PlatformClient.IdIn((await response.Content.ReadFromJsonAsync<JsonObject>())!);
                    case HttpStatusCode.TooManyRequests:
                        Assert.True(response.Headers.RetryAfter is not null, "429 does not say when to come again.");
                        return null;
                    case >= HttpStatusCode.InternalServerError:
                        break;
                    default:
                        throw new InvalidOperationException(await response.Content.ReadAsStringAsync());
                }
            }
            catch (HttpRequestException)
            {
                // The process behind the connection is gone; another answers soon.
            }

            await Task.Delay(200);
        }

        throw new TimeoutException($"{key} was never answered.");
    }

    // The gateway stays: clients would only wait longer.
    private static async Task<List<string>> KillAsync(PlatformProcesses platform, Random random, CancellationToken calm)
    {
        var victims = platform.Hosts.Where(host => host.Name != "gateway").ToArray();
        var killed = new List<string>();
        while (!calm.IsCancellationRequested)
        {
            var victim = victims[random.Next(victims.Length)];
            await victim.RestartAsync();
            killed.Add(victim.Name);
            await Task.Delay(random.Next(200, 1200), CancellationToken.None);
        }

        return killed;
    }

    // Whoever listens hears of every end under one id with one body, and of nothing else.
    private static async Task AssertToldOnceAsync(PlatformProcesses platform, BrokerTap tap)
    {
        string[] ends = ["GenerationCompleted", "GenerationFailed", "GenerationCancelled"];
        var messages = await tap.TakeAsync();
        var bodies = messages.GroupBy(message => message.Id, message => message.Content.ToJsonString());
        var told = messages.Where(message => ends.Contains(message.Kind)).DistinctBy(message => message.Id)
            .Select(message => message.Content["generationId"]!.GetValue<Guid>());

        Assert.All(bodies, body => Assert.Single(body.Distinct()));
        Assert.Equal((await Invariants.FindAsync(platform)).Select(one => one.Id).Order(), told.Order());
    }

    private async Task ReportAsync(PlatformProcesses platform, Ledger ledger)
    {
        var report = ledger.Compare(await Invariants.FindAsync(platform));
        var table = report.Table(
            ("messages", await platform.CountAsync(
                "select (select count(*) from generations.outbox) + (select count(*) from decoding.outbox)")),
            ("audit entries", await platform.CountAsync("select count(*) from audit.entry")),
            ("tokens charged", await platform.CountAsync("select sum(charged)::bigint from generations.usage_days")),
            ("quotas inexact", await platform.CountAsync("select count(*) from generations.quota_differences")));
        output.WriteLine(table);
        Assert.True(report.Holds, table);
    }
}
