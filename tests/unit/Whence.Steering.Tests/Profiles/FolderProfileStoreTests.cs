using Whence.Steering.Profiles;
using Whence.Testing;

namespace Whence.Steering.Tests.Profiles;

public sealed class FolderProfileStoreTests : ProfileStoreConformance, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [MemberData(nameof(Promises))]
    public Task Store_EveryPromise_IsKept(string promise) => KeepAsync(promise);

    [Fact]
    public async Task AppendAsync_TwoStoresOnOneFolder_ShareTheVersions()
    {
        var profile = new SteeringProfile { Name = "shared" };
        await new FolderProfileStore(_folder.Path).AppendAsync(profile);
        Assert.Equal(2, (await new FolderProfileStore(_folder.Path).AppendAsync(profile)).Version);
    }

    [Fact]
    public async Task AppendAsync_Stored_LeavesNoDraft()
    {
        await new FolderProfileStore(_folder.Path).AppendAsync(new SteeringProfile { Name = "tidy" });
        Assert.Equal(
            ["1.json"], Directory.GetFiles(_folder.File("tidy")).Select(path => Path.GetFileName(path)));
    }

    public void Dispose() => _folder.Dispose();

    protected override Task<IProfileStore> StoreAsync() =>
        Task.FromResult<IProfileStore>(new FolderProfileStore(_folder.Path));
}
