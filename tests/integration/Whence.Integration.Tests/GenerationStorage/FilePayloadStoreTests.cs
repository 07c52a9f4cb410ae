using Whence.Generations.Storage.Payloads;
using Whence.Hosting.Payloads;
using Whence.Testing;

namespace Whence.Integration.Tests.GenerationStorage;

public sealed class FilePayloadStoreTests : PayloadStoreConformance, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private protected override IPayloadStore Store => new FilePayloadStore(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Get_FileCutShort_IsRefused()
    {
        var generation = Guid.NewGuid();
        var reference = await Store.PutAsync(generation, new byte[] { 1, 2, 3 }, default);
        await File.WriteAllBytesAsync(OnlyFile(), [1, 2]);

        await Assert.ThrowsAsync<PayloadException>(() => Store.GetAsync(generation, reference, default));
        await Store.PutAsync(generation, new byte[] { 1, 2, 3 }, default);

        Assert.Equal([1, 2, 3], await Store.GetAsync(generation, reference, default));
    }

    [Fact]
    public async Task Get_FileAltered_IsRefused()
    {
        var generation = Guid.NewGuid();
        var reference = await Store.PutAsync(generation, new byte[] { 1, 2, 3 }, default);
        await File.WriteAllBytesAsync(OnlyFile(), [1, 2, 4]);

        var error = await Assert.ThrowsAsync<PayloadException>(() => Store.GetAsync(generation, reference, default));

        Assert.Contains("altered", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_NewProcess_FindsItAgainAndLeavesNoDrafts()
    {
        var generation = Guid.NewGuid();
        var reference = await Store.PutAsync(generation, new byte[] { 1, 2, 3 }, default);

        Assert.Equal([1, 2, 3], await new FilePayloadStore(_folder.Path).GetAsync(generation, reference, default));
        Assert.Equal(PayloadDigest.Hex(reference), Path.GetFileName(OnlyFile()));
    }

    private string OnlyFile() =>
        Assert.Single(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
}
