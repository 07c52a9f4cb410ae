using Npgsql;
using Whence.Contracts.Documents;
using Whence.Integration.Tests.Support;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.Platform;

/// <summary>One platform for the tests that leave it as they found it: two decoders whose leases end soon.</summary>
public sealed class SharedPlatform : IAsyncLifetime
{
    private PlatformProcesses? _platform;
    private BrokerTap? _tap;

    internal PlatformProcesses Processes => _platform!;

    internal BrokerTap Tap => _tap!;

    public async Task InitializeAsync()
    {
        // Without servers every test of the collection is skipped, or says what is missing.
        if (TestBackends.Postgres is null || TestBackends.RabbitMqManagement is null)
        {
            return;
        }

        _platform = await PlatformProcesses.StartAsync(new PlatformSetup
        {
            Decoders = 2,
            Settings =
            [
                ("decoding", "Decoding:LeaseSeconds", "4"),
                ("decoding", "Decoding:HeartbeatSeconds", "1"),
                ("decoding", "Decoding:CheckpointSeconds", "0.3"),
                ("decoding", "Decoding:Threads", "1"),
                ("attribution", "Attribution:LeaseSeconds", "4"),
                ("attribution", "Attribution:HeartbeatSeconds", "1"),
                ("attribution", "Attribution:ReplaysPerRequest", "2"),
            ],
        });
        _tap = await BrokerTap.OpenAsync(_platform.VirtualHost);
    }

    public async Task DisposeAsync()
    {
        if (_platform is not null)
        {
            await _platform.DisposeAsync();
        }
    }

    /// <summary>Returns what was asked of a generation, as it is stored.</summary>
    internal async Task<RequestDocument> RequestAsync(string id)
    {
        await using var command = Processes.Database.CreateCommand("""
            select content from generations.payloads p join generations.generations g on g.id = p.generation_id
            where g.id = $1 and p.digest = g.request ->> 'digest'
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = PlatformClient.Parse(id) });
        return DocumentJson.Read<RequestDocument>((byte[])(await command.ExecuteScalarAsync())!);
    }
}
