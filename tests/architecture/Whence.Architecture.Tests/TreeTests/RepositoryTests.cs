using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.TreeTests;

public sealed class RepositoryTests
{
    [Fact]
    public void Files_ThisCheckout_HoldWhatItMustHold()
    {
        var paths = Repository.Files.Select(file => file.Path).ToList();
        Assert.Contains("Directory.Build.props", paths);
        Assert.Contains("tests/architecture/Whence.Architecture.Tests/Tree/Repository.cs", paths);
        Assert.DoesNotContain(paths, path => path.StartsWith(".git/", StringComparison.Ordinal));
        Assert.DoesNotContain(paths, path => path.StartsWith("artifacts/", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_IgnoredFolderAndBinary_AreTreatedAsSuch()
    {
        var root = Directory.CreateTempSubdirectory("whence-tree-");
        try
        {
            File.WriteAllText(Path.Combine(root.FullName, ".gitignore"), "out/\n*.user\n");
            root.CreateSubdirectory("deep/out");
            File.WriteAllText(Path.Combine(root.FullName, "deep/out/skipped.txt"), "skipped");
            File.WriteAllBytes(Path.Combine(root.FullName, "deep/model.bin"), [1, 0, 2]);
            var files = Repository.Load(root.FullName);
            Assert.Equal([".gitignore", "deep/model.bin"], files.Select(file => file.Path));
            Assert.Null(files[1].Text);
            Assert.Equal(3, files[1].Length);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }
}
