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
}
