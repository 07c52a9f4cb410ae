using System.CommandLine;
using Whence.Cli.Terminal;
using Whence.Keys;

namespace Whence.Cli.Keys;

/// <summary>whence keys: makes, lists and revokes the API keys of a key file.</summary>
internal static class KeysCommand
{
    private static readonly Argument<string> Id = new("id")
    {
        Description = "The 16 characters behind whk_ that name the key; the whole key is understood too.",
    };

    public static Command Build(CommandStreams streams) => new(
        "keys", "Makes, lists and revokes the API keys of a file; a running platform notices within seconds.")
    {
        Create(streams),
        List(streams),
        Revoke(streams),
    };

    private static ExampleCommand Create(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "create",
            "Makes a key and shows it once; the file keeps a hash of it.",
            "whence keys create --tenant acme --scope generate --scope explain",
            "whence keys create --tenant acme --scope generate --requests-per-minute 60 --expires 90d --json")
        {
            KeysOptions.Tenant, KeysOptions.Scopes, KeysOptions.RequestsPerMinute, KeysOptions.Concurrent,
            KeysOptions.TokensPerDay, KeysOptions.Expires, KeysOptions.File, StandardOptions.Json,
        };
        command.SetAction((arguments, cancellation) => KeysOptions.ReportAsync(async () =>
        {
            var now = TimeProvider.System.GetUtcNow();
            var (key, record) = KeysOptions.Order(arguments, now).Issue(now);
            await KeysOptions.Store(arguments).AddAsync(record, cancellation);
            var report = KeyReport.Of(record, now, key);
            Print(streams, arguments, report, report.Handover());
        }));
        return command;
    }

    private static ExampleCommand List(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "list",
            "Lists keys without their secrets, the oldest first.",
            "whence keys list",
            "whence keys list --tenant acme --json")
        {
            KeysOptions.OneTenant, KeysOptions.File, StandardOptions.Json,
        };
        command.SetAction((arguments, cancellation) => KeysOptions.ReportAsync(async () =>
        {
            var now = TimeProvider.System.GetUtcNow();
            var tenant = arguments.GetValue(KeysOptions.OneTenant);
            var keys = await KeysOptions.Store(arguments).ListAsync(tenant, cancellation);
            var reports = keys.Select(key => KeyReport.Of(key, now)).ToList();
            Print(streams, arguments, new KeysReport(reports), reports.Select(report => report.Line()));
        }));
        return command;
    }

    private static ExampleCommand Revoke(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "revoke",
            "Revokes a key for ever; it is refused within 30 seconds.",
            "whence keys revoke 0Zk3uVbXq8Yp1LmN",
            "whence keys revoke 0Zk3uVbXq8Yp1LmN --file keys.json --json")
        {
            Id, KeysOptions.File, StandardOptions.Json,
        };
        command.SetAction((arguments, cancellation) => KeysOptions.ReportAsync(async () =>
        {
            var id = NameOf(arguments.GetValue(Id)!);
            var store = KeysOptions.Store(arguments);
            var now = TimeProvider.System.GetUtcNow();
            if (!await store.RevokeAsync(id, now, cancellation))
            {
                throw new CommandException($"There is no key {id}; whence keys list shows those that there are.");
            }

            var record = (await store.FindAsync(id, cancellation))!;
            Print(streams, arguments, KeyReport.Of(record, now), [$"Revoked {id} of {record.Tenant}."]);
        }));
        return command;
    }

    // Whoever pastes a whole key gets it revoked, and never sees it printed back.
    private static string NameOf(string text)
    {
        var id = ApiKey.TryParse(text, out var key) ? key.Id
            : text.StartsWith(ApiKey.Prefix, StringComparison.Ordinal) ? text[ApiKey.Prefix.Length..]
            : text;
        return ApiKey.IsId(id)
            ? id
            : throw new CommandException("That does not name a key; give the 16 letters and digits behind whk_.");
    }

    private static void Print<T>(CommandStreams streams, ParseResult arguments, T report, IEnumerable<string> lines)
    {
        if (arguments.GetValue(StandardOptions.Json))
        {
            JsonOutput.Write(streams, report);
            return;
        }

        foreach (var line in lines)
        {
            streams.Output.WriteLine(line);
        }
    }
}
