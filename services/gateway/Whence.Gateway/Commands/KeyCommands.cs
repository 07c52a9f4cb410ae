using System.Text.Json;
using Whence.Hosting.Http;
using Whence.Keys;

namespace Whence.Gateway.Commands;

/// <summary>The keys command of the host, for the store that it is configured with.</summary>
internal sealed class KeyCommands(IApiKeyStore store, TimeProvider time, TextWriter output)
{
    private const string Usage = "keys knows create, list [--tenant NAME] and revoke ID.";

    public Task RunAsync(string[] words) => words switch
    {
        ["create", .. var rest] => CreateAsync(new KeyArguments(
            rest, "--tenant", "--scope", "--requests-per-minute", "--concurrent", "--tokens-per-day", "--expires")),
        ["list", .. var rest] => ListAsync(new KeyArguments(rest, "--tenant")),
        ["revoke", .. var rest] => RevokeAsync(new KeyArguments(rest)),
        _ => throw new KeyException(Usage),
    };

    private async Task CreateAsync(KeyArguments arguments)
    {
        var now = time.GetUtcNow();
        var order = new KeyOrder(
            arguments.One("--tenant") ?? throw new KeyException("--tenant is missing; name whom the key speaks for."),
            arguments.All("--scope"),
            new KeyLimits(
                arguments.Number<int>("--requests-per-minute"), arguments.Number<int>("--concurrent"),
                arguments.Number<long>("--tokens-per-day")),
            arguments.One("--expires") is { } end ? KeyEnd.Parse(end, now) : null);
        var (key, record) = order.Issue(now);
        await store.AddAsync(record, CancellationToken.None);
        var report = KeyReport.Of(record, now, key);
        await PrintAsync(arguments, report, report.Handover());
    }

    private async Task ListAsync(KeyArguments arguments)
    {
        var keys = await store.ListAsync(arguments.One("--tenant"), CancellationToken.None);
        var reports = keys.Select(key => KeyReport.Of(key, time.GetUtcNow())).ToList();
        await PrintAsync(arguments, new { Keys = reports }, reports.Select(report => report.Line()));
    }

    private async Task RevokeAsync(KeyArguments arguments)
    {
        var name = arguments.Name ?? throw new KeyException(Usage);
        var id = ApiKey.TryParse(name, out var key) ? key.Id : name;
        var now = time.GetUtcNow();
        if (!await store.RevokeAsync(id, now, CancellationToken.None))
        {
            throw new KeyException("There is no such key; keys list shows those that there are.");
        }

        var record = (await store.FindAsync(id, CancellationToken.None))!;
        await PrintAsync(arguments, KeyReport.Of(record, now), [$"Revoked {id} of {record.Tenant}."]);
    }

    private async Task PrintAsync<T>(KeyArguments arguments, T report, IEnumerable<string> lines)
    {
        foreach (var line in arguments.IsJson ? [JsonSerializer.Serialize(report, ApiJson.Options)] : lines)
        {
            await output.WriteLineAsync(line);
        }
    }
}
