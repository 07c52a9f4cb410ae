using Whence.Engine.Diffusion;
using Whence.Engine.Embeddings;
using Whence.Models;
using Whence.Representations.Ablations;
using Whence.Representations.Embeddings;
using Whence.Representations.Exemplars;
using Whence.Testing;

namespace Whence.Representations.Tests.Ablations;

public sealed class ExemplarAblationTests : IDisposable
{
    private static readonly string[] Prompts = ["The keeper trims", "High water was at ten, and", "the tide turned"];

    private readonly TinyModel _folder = new();
    private readonly LoadedModel _model;

    public ExemplarAblationTests() => _model = LoadedModel.Open(_folder.Folder, threads: 1);

    public void Dispose()
    {
        _model.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(EmbeddingType.Hidden)]
    [InlineData(EmbeddingType.Composed)]
    public void Decode_EditedModel_HasNothingLeftAlongTheDirection(EmbeddingType type)
    {
        var partition = Partition(type);
        var edit = DirectionEdit.Ablate(partition, 0);
        using var edited = new EditedDenoiser(_model.Denoiser, edit, type);
        var request = new DecodeRequest(_model.Package.Tokenizer.Encode(Prompts[0]), GenerationOptions.Greedy(16));
        var trace = new Decoder(edited).Decode(request).Trace;
        foreach (var vector in type == EmbeddingType.Hidden ? trace.Hidden : trace.Composed)
        {
            Assert.Equal(0, vector.Select((x, i) => (x - edit.Center[i]) * edit.Direction[i]).Sum(), 1e-3);
        }
    }

    [Fact]
    public void Run_AnExemplar_ComesWithBothControls()
    {
        var partition = Partition(EmbeddingType.Composed);
        var report = ExemplarAblation.Run(_model, partition, 0, Prompts);
        Assert.Equal(3, report.Baseline.Count);
        Assert.InRange(report.Ablated.ChangedTokens, 0, 1);
        Assert.Null(report.RandomDirection.Exemplar);
        Assert.NotEqual(0, report.NullRegion!.Exemplar);
    }

    [Fact]
    public void NullRegion_RegionsOfDifferentSizes_IsTheOneMostAlike()
    {
        var partition = Partition(EmbeddingType.Composed);
        var sizes = new[] { 10, 90, 12, 1 };
        var exemplars = sizes.Select(size => partition.Exemplars[0] with { Count = size }).ToList();
        Assert.Equal(2, ExemplarAblation.NullRegion(new ExemplarPartition(partition.Calibration, exemplars), 0));
    }

    [Fact]
    public void Run_PartitionOfConceptFeatures_IsRefused()
    {
        var failure = Assert.Throws<ModelException>(
            () => ExemplarAblation.Run(_model, Partition(EmbeddingType.Known), 0, Prompts));
        Assert.Contains("known.none", failure.Message, StringComparison.Ordinal);
    }

    private ExemplarPartition Partition(EmbeddingType type)
    {
        var options = new EmbeddingOptions { Type = type, Pooling = Pooling.None };
        return ExemplarBuilder.Build(new EmbeddingReader(_model, options).Read(Prompts));
    }
}
