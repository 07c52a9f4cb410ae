using Whence.Engine.Randomness;
using Whence.Models;
using Whence.Representations.Embeddings;
using Whence.Representations.LinearAlgebra;
using Whence.Representations.Probes;

namespace Whence.Representations.Tests.Probes;

public sealed class ProbeTests
{
    public static TheoryData<ProbeKind> Kinds => [ProbeKind.Ridge, ProbeKind.Logistic];

    [Fact]
    public void Solve_Ridge_SatisfiesTheNormalEquations()
    {
        var (rows, labels) = Problem(seed: 4, count: 40, columns: 7);
        var weights = NewtonFit.Solve(rows, labels, ProbeKind.Ridge, penalty: 0.3);

        // (XᵀX / n + λ D) w = Xᵀ y / n, where D leaves the bias free.
        for (var column = 0; column < 7; column++)
        {
            var left = column < 6 ? 0.3 * weights[column] : 0;
            for (var i = 0; i < 40; i++)
            {
                var row = rows.AsSpan(i * 7, 7);
                left += row[column] * (DoubleVectors.Dot(row, weights) - labels[i]) / 40;
            }

            Assert.Equal(0, left, 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Solve_AtTheOptimum_HasNoGradient(ProbeKind kind)
    {
        for (var seed = 0UL; seed < 20; seed++)
        {
            var (rows, labels) = Problem(seed, count: 30, columns: 5);
            var weights = NewtonFit.Solve(rows, labels, kind, penalty: 0.01);
            var (gradient, _) = NewtonFit.Derivatives(rows, labels, kind, 0.01, weights);
            Assert.True(gradient.Max(Math.Abs) < 1e-8, $"seed {seed}: {gradient.Max(Math.Abs)}");
        }
    }

    [Fact]
    public void Derivatives_Logistic_AgreeWithFiniteDifferences()
    {
        var (rows, labels) = Problem(seed: 8, count: 20, columns: 4);
        double[] weights = [0.3, -0.7, 0.2, 0.1];
        var (_, hessian) = NewtonFit.Derivatives(rows, labels, ProbeKind.Logistic, 0.2, weights);
        for (var column = 0; column < 4; column++)
        {
            var (up, down) = ((double[])weights.Clone(), (double[])weights.Clone());
            up[column] += 1e-5;
            down[column] -= 1e-5;
            var above = NewtonFit.Derivatives(rows, labels, ProbeKind.Logistic, 0.2, up).Gradient;
            var below = NewtonFit.Derivatives(rows, labels, ProbeKind.Logistic, 0.2, down).Gradient;
            for (var row = column; row < 4; row++)
            {
                Assert.Equal((above[row] - below[row]) / 2e-5, hessian[(row * 4) + column], 1e-7);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Fit_SeparableVectors_TellsThemApartAndPointsAlongTheDifference(ProbeKind kind)
    {
        var (set, labels) = Labelled(400, seed: 3, (x, _) => x > 0);
        var fit = Probe.Fit(set, labels, new ProbeOptions { Kind = kind, Penalty = 0.01 });
        Assert.True(fit.HeldOut.Auroc > 0.98, $"{fit.HeldOut}");
        Assert.True(fit.HeldOut.Accuracy > 0.9, $"{fit.HeldOut}");
        Assert.True(Math.Abs(fit.Probe.Direction()[0]) > 0.95, string.Join(' ', fit.Probe.Direction()));
        Assert.InRange(fit.ShuffledHeldOut.Average(quality => quality.Auroc), 0.35, 0.65);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Fit_ExclusiveOr_IsBeyondALine(ProbeKind kind)
    {
        var (set, labels) = Labelled(2000, seed: 5, (x, y) => x > 0 != y > 0);
        var fit = Probe.Fit(set, labels, new ProbeOptions { Kind = kind });
        Assert.InRange(fit.HeldOut.Auroc, 0.4, 0.6);
        Assert.InRange(fit.HeldOut.Accuracy, 0.4, 0.6);
    }

    [Fact]
    public void Fit_LogisticOnNoisyLabels_IsCalibrated()
    {
        var random = new SplitMix64(6);
        var (set, _) = Labelled(4000, seed: 6, (_, _) => true);
        bool[] labels = [.. Enumerable.Range(0, set.Count).Select(row =>
            random.NextDouble() < 1 / (1 + Math.Exp(-2 * set.Row(row)[0])))];
        var fit = Probe.Fit(set, labels, new ProbeOptions { Penalty = 1e-4 });
        Assert.True(fit.HeldOut.CalibrationError < 0.06, $"{fit.HeldOut}");
    }

    [Fact]
    public void Fit_SameSeed_GivesTheSameProbe()
    {
        var (set, labels) = Labelled(60, seed: 3, (x, _) => x > 0);
        var (first, second) = (Probe.Fit(set, labels), Probe.Fit(set, labels));
        Assert.Equal(first.Probe.Weights, second.Probe.Weights);
        Assert.Equal(first.ShuffledHeldOut, second.ShuffledHeldOut);
    }

    [Fact]
    public void Fit_OneLabelOnly_IsRefused()
    {
        var (set, labels) = Labelled(10, seed: 3, (_, _) => true);
        var failure = Assert.Throws<ModelException>(() => Probe.Fit(set, labels));
        Assert.Contains("each label", failure.Message, StringComparison.Ordinal);
    }

    private static (double[] Rows, double[] Labels) Problem(ulong seed, int count, int columns)
    {
        var values = Draw.Normals(seed, count * columns);
        double[] rows = [.. values.Select((value, i) => i % columns == columns - 1 ? 1 : (double)value)];
        double[] labels = [.. Enumerable.Range(0, count).Select(i => rows[i * columns] + values[i] > 0 ? 1.0 : -1)];
        return (rows, labels);
    }

    private static (EmbeddingSet Set, bool[] Labels) Labelled(int count, ulong seed, Func<float, float, bool> label)
    {
        var set = Draw.Set(Draw.Normals(seed, count * 6), 6);
        return (set, [.. Enumerable.Range(0, count).Select(row => label(set.Row(row)[0], set.Row(row)[1]))]);
    }
}
