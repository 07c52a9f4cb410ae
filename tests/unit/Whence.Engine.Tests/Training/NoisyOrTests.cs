using Whence.Engine.Tests.Support;
using Whence.Engine.Training.Objectives;

namespace Whence.Engine.Tests.Training;

public sealed class NoisyOrTests
{
    [Fact]
    public void Loss_AnyEvidence_EqualsItsDefinition()
    {
        Seeds.Each(20, seed =>
        {
            var random = new Random(seed);
            float[] evidence =
                [.. Enumerable.Range(0, 9).Select(_ => (float)Math.Exp(6 * (random.NextDouble() - 0.7)))];
            int[] present = [.. Enumerable.Range(0, 9).Where(_ => random.Next(3) == 0)];
            var gradient = new float[9];
            var loss = NoisyOr.Loss(evidence, present, gradient);
            Near.Equal(Reference(Draw.Widen(evidence), present), loss, 1e-4, "loss");
            for (var i = 0; i < 9; i++)
            {
                Near.Equal(Slope(evidence, present, i), gradient[i], 1e-3, $"gradient {i}");
            }
        });
    }

    [Fact]
    public void Loss_NoEvidenceForPresentConcept_StaysFinite()
    {
        var gradient = new float[2];
        var loss = NoisyOr.Loss([0f, 0f], [0], gradient);
        Assert.True(float.IsFinite(loss) && loss > 0, $"the loss is {loss}");
        Assert.True(float.IsFinite(gradient[0]) && gradient[0] < 0, $"the gradient is {gradient[0]}");
    }

    [Fact]
    public void AddEvidence_LargeLogits_IsSoftplus()
    {
        float[] logits = [-15f, -1f, 0f, 1f, 15f];
        var evidence = new float[5];
        NoisyOr.AddEvidence(logits, evidence);
        Near.Equal([.. logits.Select(z => Math.Log(1 + Math.Exp(z)))], evidence, 1e-6, "evidence");
    }

    [Theory]
    [InlineData(1e-4f)]
    [InlineData(0.009f)]
    [InlineData(0.011f)]
    [InlineData(1f)]
    [InlineData(20f)]
    public void LogPresent_SmallAndLarge_IsLogOfOneMinusExp(float evidence) =>
        Near.Equal(Math.Log(-double.ExpM1(-evidence)), NoisyOr.LogPresent(evidence), 1e-4, "log P");

    private static double Reference(double[] evidence, int[] present)
    {
        var absent = evidence.Length - present.Length;
        return evidence.Select((s, i) => present.Contains(i)
            ? -0.5 / present.Length * Math.Log(1 - Math.Exp(-s))
            : (present.Length == 0 ? 1.0 : 0.5) / absent * s).Sum();
    }

    private static double Slope(float[] evidence, int[] present, int index)
    {
        var (above, below) = (Draw.Widen(evidence), Draw.Widen(evidence));
        above[index] += 1e-6;
        below[index] -= 1e-6;
        return (Reference(above, present) - Reference(below, present)) / 2e-6;
    }
}
