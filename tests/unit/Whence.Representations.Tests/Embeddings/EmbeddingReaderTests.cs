using Whence.Engine.Cpu;
using Whence.Engine.Embeddings;
using Whence.Models;
using Whence.Representations.Embeddings;
using Whence.Testing;

namespace Whence.Representations.Tests.Embeddings;

public sealed class EmbeddingReaderTests : IDisposable
{
    private static readonly string[] Texts =
        ["The keeper trims the lamp at dusk.", "High water", "the tide turned soon after, and the keeper slept"];

    private readonly TinyModel _folder = new();
    private readonly LoadedModel _model;

    public EmbeddingReaderTests() => _model = LoadedModel.Open(_folder.Folder, threads: 1);

    public void Dispose()
    {
        _model.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(EmbeddingType.Hidden)]
    [InlineData(EmbeddingType.Composed)]
    [InlineData(EmbeddingType.Known)]
    [InlineData(EmbeddingType.Discovered)]
    public void Read_EachTypeAndPooling_AgreesWithTheInspector(EmbeddingType type)
    {
        var inspector = new CpuInspector(_model.Denoiser);
        foreach (var pooling in Enum.GetValues<Pooling>().Where(pooling => pooling != Pooling.None))
        {
            var options = new EmbeddingOptions { Type = type, Pooling = pooling };
            var set = new EmbeddingReader(_model, options).Read(Texts);
            for (var i = 0; i < Texts.Length; i++)
            {
                var expected = inspector.Embed(_model.Package.Tokenizer.Encode(Texts[i]), type, pooling);
                Assert.All(expected.Zip(set.Row(i).ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
            }
        }
    }

    [Fact]
    public void Read_OneTextToABatch_GivesTheSameBits()
    {
        var together = new EmbeddingReader(_model).Read(Texts);
        var alone = new EmbeddingReader(_model, new EmbeddingOptions { BatchTokens = 1 }).Read(Texts);
        for (var i = 0; i < Texts.Length; i++)
        {
            Assert.Equal(together.Row(i).ToArray(), alone.Row(i).ToArray());
        }
    }

    [Fact]
    public void Read_WithoutPooling_HasAVectorPerToken()
    {
        var options = new EmbeddingOptions { Pooling = Pooling.None };
        var set = new EmbeddingReader(_model, options).Read([new NamedText("first", Texts[0])]);
        var tokens = _model.Package.Tokenizer.Encode(Texts[0]).Length;
        Assert.Equal(Enumerable.Range(0, tokens).Select(i => new VectorOrigin("first", i)), set.Origins);
    }

    [Fact]
    public void Read_EmptyText_IsRefused()
    {
        var failure = Assert.Throws<ModelException>(() => new EmbeddingReader(_model).Read(["x", ""]));
        Assert.Contains("leave it out", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TextLongerThanTheContext_IsRefused()
    {
        var text = string.Concat(Enumerable.Repeat("The keeper trims the lamp. ", 100));
        var failure = Assert.Throws<ModelException>(() => new EmbeddingReader(_model).Read([text]));
        Assert.Contains("context of 128", failure.Message, StringComparison.Ordinal);
    }
}
