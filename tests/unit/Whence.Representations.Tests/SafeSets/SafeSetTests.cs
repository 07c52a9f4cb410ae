using Whence.Engine.Embeddings;
using Whence.Models;
using Whence.Representations.Embeddings;
using Whence.Representations.SafeSets;
using Whence.Testing;

namespace Whence.Representations.Tests.SafeSets;

public sealed class SafeSetTests : IDisposable
{
    private static readonly string[] Approved =
        [.. Enumerable.Range(0, 40).Select(day => $"High water was at {day}, and the keeper trims the lamp.")];

    private readonly TinyModel _folder = new();
    private readonly LoadedModel _model;

    public SafeSetTests() => _model = LoadedModel.Open(_folder.Folder, threads: 1);

    public void Dispose()
    {
        _model.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Check_ApprovedPrompt_FindsItself()
    {
        var options = new SafeSetOptions { CalibrationShare = 0.05 };
        var set = SafeSet.Fit(_model, Approved, options);
        var itself = set.Check(Approved).Where((reading, i) => IsItself(reading, Approved[i])).Count();
        Assert.Equal(38, itself);
    }

    [Fact]
    public void Check_ForeignPrompt_IsFartherThanEveryApprovedOne()
    {
        var set = SafeSet.Fit(_model, Approved);
        var reading = set.Check("zzz qqq ### 8888 {}{}{} xxx");
        Assert.Equal(100, reading.Mahalanobis.Percentile);
        Assert.Equal(100, reading.Exemplar.Percentile);
        Assert.Equal(5, reading.Nearest.Count);
        Assert.True(reading.Nearest[0].Distance <= reading.Nearest[4].Distance);
    }

    [Fact]
    public void Check_ManyTogether_ReadsEachAsAlone()
    {
        var set = SafeSet.Fit(_model, Approved);
        string[] prompts = ["The tide turned.", "soon after, at dusk", Approved[3]];
        var together = set.Check(prompts);
        for (var i = 0; i < prompts.Length; i++)
        {
            var alone = set.Check(prompts[i]);
            Assert.Equal(alone.Nearest, together[i].Nearest);
            Assert.Equal(
                (alone.Exemplar, alone.RandomControl, alone.Mahalanobis, alone.Entropy),
                (together[i].Exemplar, together[i].RandomControl, together[i].Mahalanobis, together[i].Entropy));
        }
    }

    [Fact]
    public void Of_PromptsFromElsewhere_RanksEveryDetector()
    {
        var set = SafeSet.Fit(_model, Approved[..30]);
        var evaluation = SafeSetEvaluation.Of(set, Approved[30..], ["qqq zzz ###", "{}{}{}{}", "8888 xxx"]);
        Assert.Equal((10, 3), (evaluation.Inside, evaluation.Outside));
        Assert.Equal(1, evaluation.Mahalanobis.Auroc);
        Assert.InRange(evaluation.RandomControl.Auroc, 0, 1);
    }

    [Fact]
    public void Fit_TooFewPrompts_IsRefused()
    {
        var failure = Assert.Throws<ModelException>(
            () => SafeSet.Fit(_model, [.. Enumerable.Repeat("the same prompt", 20)]));
        Assert.Contains("1 different", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_VectorsOfEveryPosition_AreRefused()
    {
        var options = new SafeSetOptions { Embedding = new EmbeddingOptions { Pooling = Pooling.None } };
        Assert.Throws<ModelException>(() => SafeSet.Fit(_model, Approved, options));
    }

    private static bool IsItself(SafeSetReading reading, string prompt) =>
        reading.Nearest[0].Prompt == prompt && reading.Nearest[0].Distance < 1e-5;
}
