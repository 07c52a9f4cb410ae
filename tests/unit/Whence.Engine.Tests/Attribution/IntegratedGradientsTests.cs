using Whence.Engine.Attribution;
using Whence.Engine.Configuration;
using Whence.Engine.Cpu;
using Whence.Engine.Diffusion;
using Whence.Engine.Parameters;
using Whence.Engine.Tests.Reference;
using Whence.Engine.Tests.Support;
using Whence.Tensors.Threading;

namespace Whence.Engine.Tests.Attribution;

public sealed class IntegratedGradientsTests
{
    // No clamp and no ReLU: the logit is a smooth function of the embeddings.
    private static readonly ModelConfig Smooth = TinyModels.Plain with
    {
        NormOrder = NormOrder.Pre, ClipQkv = null, QueryKeyNorm = false,
    };

    [Fact]
    public void Explain_MorePoints_CompletesTheIntegral()
    {
        var (set, trace) = Decode(101);
        var coarse = Worst(set, trace, Quadrature.GaussLegendre(2));
        var fine = Worst(set, trace, Quadrature.GaussLegendre(32));
        Assert.True(fine < 1e-3, $"the completeness error is {fine:E1} with 32 points");
        Assert.True(coarse > 10 * fine, $"2 points leave {coarse:E1}, 32 points {fine:E1}");
    }

    [Fact]
    public void Explain_OneRightStep_IsGradientTimesDifference()
    {
        var (set, trace) = Decode(102);
        var gradients = new CpuDifferentiableDenoiser(set, WorkerPool.CallerOnly);
        var attribution = new IntegratedGradients(gradients, Quadrature.RightRiemann(1)).Explain(trace);
        var weights = new OracleWeights(set);
        var oracle = new OracleTransformer(weights);
        var mask = oracle.Embed([trace.Mask])[0];
        Assert.NotEmpty(attribution.Targets);
        foreach (var target in attribution.Targets)
        {
            var snapshot = Cut(trace, target.Commit);
            var slopes = Slopes(oracle, snapshot, target.Commit);
            var embeddings = oracle.Embed(snapshot);
            var expected = new double[trace.Length];
            for (var t = 0; t < snapshot.Length; t++)
            {
                double[] difference = [.. embeddings[t].Zip(mask, (one, other) => one - other)];
                expected[t] = OracleTransformer.Dot(difference, slopes[t]);
            }

            Near.Equal(expected, target.Scores, 2e-4, $"scores of {target.Commit}");
        }
    }

    [Fact]
    public void Explain_MaskedPositions_GetExactlyZero()
    {
        var (set, trace) = Decode(103);
        var gradients = new CpuDifferentiableDenoiser(set, WorkerPool.CallerOnly);
        var attribution = new IntegratedGradients(gradients, Quadrature.GaussLegendre(4)).Explain(trace);
        Assert.Equal(trace.Commits, attribution.Targets.Select(target => target.Commit));
        foreach (var target in attribution.Targets)
        {
            var snapshot = trace.Snapshot(target.Commit.Order);
            for (var position = 0; position < trace.Length; position++)
            {
                if (snapshot[position] == trace.Mask)
                {
                    Assert.Equal(0, target.Scores[position]);
                }
            }

            Assert.Contains(target.Scores, score => score != 0);
        }
    }

    [Fact]
    public void Explain_Logits_AreThoseOfBothEnds()
    {
        var (set, trace) = Decode(104);
        var gradients = new CpuDifferentiableDenoiser(set, WorkerPool.CallerOnly);
        var attribution = new IntegratedGradients(gradients, Quadrature.RightRiemann(2)).Explain(trace);
        var oracle = new OracleTransformer(new OracleWeights(set));
        foreach (var target in attribution.Targets)
        {
            var (snapshot, commit) = (Cut(trace, target.Commit), target.Commit);
            int[] masked = [.. snapshot.Select(_ => trace.Mask)];
            Near.Equal(commit.Logit, target.Logit, 1e-5, "logit of the snapshot");
            Near.Equal(Logit(oracle, oracle.Embed(masked), commit), target.BaselineLogit, 1e-5, "baseline logit");
        }

        Assert.Equal("integrated-gradients/right-riemann/2", attribution.Method);
        Assert.Equal(4 * trace.Commits.Count, attribution.Passes);
    }

    [Fact]
    public void Explain_AnyRowsPerBatch_GivesTheSameScores()
    {
        var (set, trace) = Decode(105);
        var gradients = new CpuDifferentiableDenoiser(set, WorkerPool.CallerOnly);
        var wide = new IntegratedGradients(gradients, Quadrature.GaussLegendre(7)).Explain(trace);
        var narrow = new IntegratedGradients(gradients, Quadrature.GaussLegendre(7), rowsPerBatch: 1).Explain(trace);
        Assert.NotEmpty(wide.Targets);
        Assert.Equal(wide.Targets.Count, narrow.Targets.Count);
        for (var i = 0; i < wide.Targets.Count; i++)
        {
            Near.SameBits(wide.Targets[i].Scores, narrow.Targets[i].Scores, $"target {i}");
        }
    }

    [Fact]
    public void Explain_CancelledToken_Stops()
    {
        var (set, trace) = Decode(106);
        var gradients = new CpuDifferentiableDenoiser(set, WorkerPool.CallerOnly);
        Assert.Throws<OperationCanceledException>(() =>
            new IntegratedGradients(gradients, Quadrature.RightRiemann(1))
                .Explain(trace, new CancellationToken(canceled: true)));
    }

    private static (ParameterSet Set, DecodeTrace Trace) Decode(ulong seed)
    {
        var set = TinyModels.Draw(Smooth, seed);
        using var denoiser = CpuDenoiser.FromParameters(set, WorkerPool.CallerOnly);
        var request = new DecodeRequest(TinyModels.Prompt(6, (int)seed), GenerationOptions.Greedy(8, 4));
        return (set, new Decoder(denoiser).Decode(request).Trace);
    }

    private static float Worst(ParameterSet set, DecodeTrace trace, Quadrature rule) =>
        new IntegratedGradients(new CpuDifferentiableDenoiser(set, WorkerPool.CallerOnly), rule)
            .Explain(trace).Targets.Max(target => target.CompletenessError);

    private static int[] Cut(DecodeTrace trace, Commit commit)
    {
        var end = ((commit.Position / Smooth.BlockLength) + 1) * Smooth.BlockLength;
        return trace.Snapshot(commit.Order)[..Math.Min(end, trace.Length)];
    }

    private static double Logit(OracleTransformer oracle, double[][] embeddings, Commit commit) =>
        oracle.Logit(oracle.Forward(embeddings)[commit.Position], commit.Token);

    private static double[][] Slopes(OracleTransformer oracle, int[] snapshot, Commit commit)
    {
        const double step = 1e-5;
        var embeddings = oracle.Embed(snapshot);
        double[][] slopes = [.. embeddings.Select(row => new double[row.Length])];
        for (var t = 0; t < slopes.Length; t++)
        {
            for (var i = 0; i < slopes[t].Length; i++)
            {
                var saved = embeddings[t][i];
                embeddings[t][i] = saved + step;
                var above = Logit(oracle, embeddings, commit);
                embeddings[t][i] = saved - step;
                slopes[t][i] = (above - Logit(oracle, embeddings, commit)) / (2 * step);
                embeddings[t][i] = saved;
            }
        }

        return slopes;
    }
}
