namespace Whence.Gateway.Tests.Support;

/// <summary>One gateway for the tests of a class that leave no trace in each other.</summary>
public sealed class GatewayFixture : IAsyncLifetime
{
    public TestGateway Gateway { get; private set; } = null!;

    public string Key { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Gateway = await TestGateway.StartAsync();
        Key = await Gateway.KeyAsync();
    }

    public async Task DisposeAsync() => await Gateway.DisposeAsync();
}
