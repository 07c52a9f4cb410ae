using Whence.Steering.Profiles;
using Whence.Testing;

namespace Whence.Steering.Tests.Profiles;

public sealed class FolderProfileStoreTests : ProfileStoreConformance, IDisposable
{
    private readonly TemporaryFolder _folder = new();

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
        await Store().AppendAsync(new SteeringProfile { Name = "tidy" });
        Assert.Equal(
            ["1.json"], Directory.GetFiles(_folder.File("tidy")).Select(path => Path.GetFileName(path)));
    }

    public void Dispose() => _folder.Dispose();

    protected override IProfileStore Store() => new FolderProfileStore(_folder.Path);
}
