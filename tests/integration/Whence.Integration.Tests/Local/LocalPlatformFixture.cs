namespace Whence.Integration.Tests.Local;

/// <summary>One process for the tests that do not end it.</summary>
public sealed class LocalPlatformFixture : IAsyncLifetime
{
    private LocalServer? _server;

    internal LocalServer Server => _server!;

    public async Task InitializeAsync() => _server = await LocalServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
