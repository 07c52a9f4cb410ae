using Whence.Testing;

namespace Whence.Architecture.Tests.TreeTests;

public sealed class RepositoryRootTests
{
    [Fact]
    public void Folder_Checkout_HoldsTheSolutionFiles() =>
        Assert.True(File.Exists(RepositoryRoot.Locate("global.json")));

    [Fact]
    public void Find_FolderOutsideAnyCheckout_NamesTheFolder()
    {
        var outside = Path.GetPathRoot(Path.GetTempPath())!;
        var error = Assert.Throws<DirectoryNotFoundException>(() => RepositoryRoot.Find([outside]));
        Assert.Contains(outside, error.Message, StringComparison.Ordinal);
    }
}
