using Whence.Testing;

namespace Whence.Models.Tests;

public sealed class ModelPackageTests : IDisposable
{
    private readonly TinyModel _model = new();

    public void Dispose() => _model.Dispose();

    [Fact]
    public void WhyNot_WholeFolder_FindsNothing() => Assert.Null(ModelPackage.WhyNot(_model.Folder));

    [Theory]
    [InlineData("config.json")]
    [InlineData("tokenizer.json")]
    [InlineData("concepts.json")]
    public void WhyNot_BrokenFile_NamesIt(string file)
    {
        File.WriteAllText(Path.Combine(_model.Folder, file), "{");
        Assert.Contains(file, ModelPackage.WhyNot(_model.Folder), StringComparison.Ordinal);
    }

    [Fact]
    public void WhyNot_NoFolder_NamesIt() =>
        Assert.Contains("/no/such/folder", ModelPackage.WhyNot("/no/such/folder"), StringComparison.Ordinal);
}
