using Whence.Keys;
using Whence.Testing;

namespace Whence.Integration.Tests.GatewayStorage;

public sealed class FileApiKeyStoreTests : ApiKeyStoreConformance, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public override Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Find_KeyThatAnotherProcessAdded_IsSeen()
    {
        var (one, two) = (new FileApiKeyStore(_folder.File("k.json")), new FileApiKeyStore(_folder.File("k.json")));
        var order = new KeyOrder("acme", ["generate"], new KeyLimits());
        var record = order.Issue(DateTimeOffset.UnixEpoch).Record;
        Assert.Null(await one.FindAsync(record.Id, default));
        await two.AddAsync(record, default);
        Assert.NotNull(await one.FindAsync(record.Id, default));
        Assert.False(File.Exists(_folder.File("k.json.new")));
    }

    protected override Task<IApiKeyStore?> OpenAsync() =>
        Task.FromResult<IApiKeyStore?>(new FileApiKeyStore(_folder.File("keys.json")));
}
