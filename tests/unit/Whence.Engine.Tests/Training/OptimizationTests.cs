using Whence.Engine.Gradients;
using Whence.Engine.Tests.Support;
using Whence.Engine.Training;
using Whence.Engine.Training.Optimization;
using Whence.Tensors.Threading;

namespace Whence.Engine.Tests.Training;

public sealed class OptimizationTests
{
    private static readonly RowParallel Rows = new(WorkerPool.CallerOnly);

    [Theory]
    [InlineData(1e9f)]
    [InlineData(0.5f)]
    public void Step_ThreeSteps_EqualTheScalarOracle(float clip)
    {
        var set = TinyModels.Draw(TinyModels.Plain, 151);
        var optimizer = new AdamW(set.All, weightDecay: 0.1f);
        double[][] values = [.. set.All.Select(parameter => Draw.Widen(parameter.Value))];
        double[][] first = [.. values.Select(value => new double[value.Length])];
        double[][] second = [.. values.Select(value => new double[value.Length])];
        for (var step = 0; step < 3; step++)
        {
            set.ClearGradients();
            for (var i = 0; i < set.All.Count; i++)
            {
                Draw.Normal((100 * step) + i, set.All[i].Value.Length, 0.1).CopyTo(set.All[i].Gradient, 0);
            }

            var norm = Math.Sqrt(set.All.Sum(parameter => parameter.Gradient.Sum(g => (double)g * g)));
            Near.Equal(norm, optimizer.Step(Rows, step, 0.01f, clip), 1e-5, "length of the gradient");
            for (var i = 0; i < values.Length; i++)
            {
                var decay = set.All[i].Spec.IsVector ? 0 : 0.1;
                for (var j = 0; j < values[i].Length; j++)
                {
                    var g = set.All[i].Gradient[j] * Math.Min(1, clip / norm);
                    first[i][j] = (0.9 * first[i][j]) + (0.1 * g);
                    second[i][j] = (0.95 * second[i][j]) + (0.05 * g * g);
                    var mean = first[i][j] / (1 - Math.Pow(0.9, step + 1));
                    var square = second[i][j] / (1 - Math.Pow(0.95, step + 1));
                    values[i][j] -= 0.01 * ((decay * values[i][j]) + (mean / (Math.Sqrt(square) + 1e-8)));
                }

                Near.Equal(values[i], set.All[i].Value, 1e-5, set.All[i].Spec.Name);
            }
        }
    }

    [Fact]
    public void Step_NoGradient_DecaysMatricesOnly()
    {
        var set = TinyModels.Draw(TinyModels.Plain, 152);
        var before = set.All.Select(parameter => (float[])parameter.Value.Clone()).ToList();
        set.ClearGradients();
        new AdamW(set.All, 0.5f).Step(Rows, 0, 0.1f, 1);
        for (var i = 0; i < before.Count; i++)
        {
            var kept = set.All[i].Spec.IsVector ? 1 : 0.95;
            Near.Equal([.. before[i].Select(value => kept * value)], set.All[i].Value, 1e-6, set.All[i].Spec.Name);
        }
    }

    [Fact]
    public void Rate_WholeRun_RisesThenFallsToAFiftieth()
    {
        var options = new TrainingOptions { Steps = 1000, WarmupSteps = 100, LearningRate = 2e-3f };
        float[] rates = [.. Enumerable.Range(0, 1000).Select(step => CosineSchedule.Rate(step, options))];
        Assert.Equal(2e-5f, rates[0], 1e-9f);
        Assert.Equal(2e-3f, rates[99], 1e-9f);
        Assert.Equal(2e-3f, rates[100], 1e-9f);
        Assert.Equal(rates[..100].Order(), rates[..100]);
        Assert.Equal(rates[100..].OrderDescending(), rates[100..]);
        Assert.Equal(2e-3f * 0.51f, rates[550], 1e-6f);
        Assert.Equal(4e-5f, CosineSchedule.Rate(1000, options), 1e-9f);
        Assert.Equal(4e-5f, CosineSchedule.Rate(5000, options), 1e-9f);
    }

    [Fact]
    public void Rate_NoWarmup_StartsAtThePeak()
    {
        var options = new TrainingOptions { Steps = 10, WarmupSteps = 0, LearningRate = 1e-3f };
        Assert.Equal(1e-3f, CosineSchedule.Rate(0, options), 1e-9f);
    }
}
