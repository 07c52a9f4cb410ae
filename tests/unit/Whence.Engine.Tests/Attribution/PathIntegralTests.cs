using Whence.Engine.Attribution;
using Whence.Engine.Concepts;
using Whence.Engine.Configuration;
using Whence.Engine.Cpu;
using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;
using Whence.Engine.Parameters;
using Whence.Engine.Replay;
using Whence.Engine.Steering;
using Whence.Engine.Tests.Decoding;
using Whence.Engine.Tests.Reference;
using Whence.Engine.Tests.Support;
using Whence.Tensors.Threading;

namespace Whence.Engine.Tests.Attribution;

/// <summary>Integrated gradients of recorded generations: groups of commits, with steering, behind any prompt.
/// </summary>
public sealed class PathIntegralTests
{
    private static readonly ModelConfig Wide = TinyModels.Plain with { BlockLength = 8 };

    private static readonly Quadrature Coarse = Quadrature.GaussLegendre(3);

    /// <summary>Gets the ways to generate whose logits are those of the hidden state.</summary>
    public static TheoryData<string> Steerings =>
        ["greedy", "top-p", "entropy", "stop tokens", "amplify, cut off", "amplify, cut off, sampled", "unlearn"];

    [Theory]
    [MemberData(nameof(Steerings))]
    public void Integrate_EveryCommit_EndsAtTheRecordedLogit(string name)
    {
        using var model = TinyModels.Denoiser(Wide, 31);
        var integrals = Integrals(31, Quadrature.GaussLegendre(1));
        foreach (var length in new[] { 3, 8, 13 })
        {
            var generation = Decode(model, length, name);
            for (var i = 0; i < generation.Trace.Commits.Count; i++)
            {
                var integral = integrals.Integrate(model, generation, [i]);
                var recorded = generation.Trace.Commits[i].Logit;
                Near.Equal(recorded, integral.Value, 2e-5, $"{name}, prompt of {length}: commit {i}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Integrate_EveryVariantAndEdit_EndsAtTheRecordedLogit(string variant)
    {
        var set = TinyModels.Draw(TinyModels.Variants[variant], 39);
        using var model = CpuDenoiser.FromParameters(set, WorkerPool.CallerOnly);
        var gradients = new CpuDifferentiableDenoiser(set, WorkerPool.CallerOnly);
        var integrals = new IntegratedGradients(gradients, Quadrature.GaussLegendre(1));
        foreach (var options in Edited(set.Config))
        {
            var request = new DecodeRequest(TinyModels.Prompt(6, 5), options);
            var generation = new RecordedGeneration(new Decoder(model).Decode(request).Trace, options);
            for (var i = 0; i < generation.Trace.Commits.Count; i++)
            {
                var (commit, logit) = (generation.Trace.Commits[i], integrals.Integrate(model, generation, [i]).Value);
                Near.Equal(commit.Logit, logit, 2e-5, $"{variant}, {options.Edits}, {options.Interventions}: {i}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(DecodeCases.Names), MemberType = typeof(DecodeCases))]
    public void Integrate_SomePositions_RunsFromTheReplayWithoutThemToTheFactualOne(string name)
    {
        using var model = TinyModels.Denoiser(Wide, 41);
        var integrals = Integrals(41, Quadrature.GaussLegendre(1));
        Seeds.Each(3, seed =>
        {
            var random = new Random(seed);
            var generation = Decode(model, random.Next(2, 20), name);
            using var replay = new SnapshotReplay(model, generation);
            int[] targets = [.. Enumerable.Range(0, generation.Trace.Commits.Count)];
            var parts = Enumerable.Range(0, generation.Trace.Prompt.Count).ToLookup(_ => random.Next(3));
            int[] positions = [.. parts[0]];
            int[] masked = [.. parts[1]];
            var replayed = replay.Replay(targets, [[.. positions, .. masked], masked]);
            foreach (var (scale, ends) in Scales(replayed))
            {
                var path = new PathOptions { Scale = scale, Positions = positions, Masked = masked };
                var integral = integrals.Integrate(model, generation, targets, path);
                Near.Equal(ends[0].Sum(), integral.Baseline, 1e-4, $"{name}, seed {seed}, {scale}: baseline");
                Near.Equal(ends[1].Sum(), integral.Value, 1e-4, $"{name}, seed {seed}, {scale}: value");
                Assert.All(
                    Enumerable.Range(0, generation.Trace.Length).Except(positions),
                    position => Assert.Equal(0, integral.Scores[position]));
            }
        });
    }

    [Theory]
    [InlineData("greedy")]
    [InlineData("amplify, cut off")]
    [InlineData("unlearn")]
    public void Integrate_SomePositions_AddUp(string name)
    {
        using var model = TinyModels.Denoiser(Wide, 42);
        var generation = Decode(model, 13, name);
        int[] targets = [0, 5, 9, 20];
        var path = new PathOptions { Scale = TargetScale.LogProbability, Positions = [0, 1, 2, 5, 7, 8, 11] };
        var coarse = Integrals(42, Quadrature.GaussLegendre(2)).Integrate(model, generation, targets, path);
        var fine = Integrals(42, Quadrature.GaussLegendre(48)).Integrate(model, generation, targets, path);
        Assert.True(fine.CompletenessError < 0.01, $"{name}: {fine.CompletenessError:E1}");
        Assert.True(coarse.CompletenessError > fine.CompletenessError, $"{name}: {coarse.CompletenessError:E1}");
    }

    [Fact]
    public void Integrate_RulesThatFired_EndsAtTheRecordedLogit()
    {
        var set = TinyModels.Draw(Wide, 40);
        using var model = CpuDenoiser.FromParameters(set, WorkerPool.CallerOnly);
        ConceptEdit[] edits = [new(ConceptKind.Known, 3, EditOperation.Clamp, 1), ConceptEdit.Remove(default, 2)];
        var rules = Enumerable.Range(0, 4).Select(concept => new SteeringRule
        {
            Name = $"rule {concept}",
            Concept = concept,
            Threshold = 0.3f,
            Edits = concept % 2 == 0 ? new EditOptions { Concepts = [edits[concept / 2]] } : null,
            Steering = concept % 2 == 1 ? SteeringOptions.Amplify([concept], 5, layer: 1, cutoffTokens: 6) : null,
        });
        var options = GenerationOptions.Greedy(24) with { Rules = [.. rules] };
        var trace = new Decoder(model).Decode(new DecodeRequest(TinyModels.Prompt(5, 9), options)).Trace;
        Assert.Contains(trace.Firings, firing => firing.Step > 0);
        var integrals = Integrals(40, Quadrature.GaussLegendre(1));
        int[] all = [.. Enumerable.Range(0, trace.Commits.Count)];
        var singles = all.Select(
            target => integrals.Integrate(model, new RecordedGeneration(trace, options), [target])).ToList();
        for (var i = 0; i < all.Length; i++)
        {
            Near.Equal(trace.Commits[i].Logit, singles[i].Value, 2e-5, $"commit {i}");
        }

        var group = integrals.Integrate(model, new RecordedGeneration(trace, options), all);
        Near.Equal(singles.Sum(single => single.Value), group.Value, 1e-5, "all commits");
    }

    [Theory]
    [MemberData(nameof(Steerings))]
    public void Integrate_Group_IsTheSumOfItsCommits(string name)
    {
        using var model = TinyModels.Denoiser(Wide, 32);
        var integrals = Integrals(32, Coarse);
        Seeds.Each(6, seed =>
        {
            var random = new Random(seed);
            var generation = Decode(model, random.Next(1, 20), name, random.Next(2) == 0 ? 9 : 24);
            var (count, length) = (generation.Trace.Commits.Count, generation.Trace.Length);
            int[] targets = [.. Enumerable.Range(0, count).Where(_ => random.Next(2) == 0).DefaultIfEmpty(0)];
            var (scores, logit, baseline) = (new double[length], 0.0, 0.0);
            foreach (var single in targets.Select(target => integrals.Integrate(model, generation, [target])))
            {
                scores = [.. scores.Zip(single.Scores, (one, other) => one + other)];
                (logit, baseline) = (logit + single.Value, baseline + single.Baseline);
            }

            var group = integrals.Integrate(model, generation, targets);
            float[] actual = [.. group.Scores.Select(score => (float)score)];
            Near.Equal(scores, actual, 1e-4, $"{name}, seed {seed}: scores");
            Near.Equal(logit, group.Value, 1e-5, "logit");
            Near.Equal(baseline, group.Baseline, 1e-5, "baseline");
        });
    }

    [Theory]
    [MemberData(nameof(Steerings))]
    public void Integrate_Rows_AreTheDistinctBlocksOfTheSnapshots(string name)
    {
        using var model = TinyModels.Denoiser(Wide, 33);
        var integrals = Integrals(33, Coarse, rowsPerBatch: int.MaxValue / 1024);
        foreach (var length in new[] { 1, 8, 12, 19 })
        {
            var generation = Decode(model, length, name);
            int[] targets = [.. Enumerable.Range(0, generation.Trace.Commits.Count)];
            var rows = integrals.Integrate(model, generation, targets).Rows;
            Assert.Equal((Coarse.Points.Count + 2) * DistinctRows(model, generation), rows);
        }
    }

    [Fact]
    public void Integrate_AlignedPrompt_ComputesItOnceForABlock()
    {
        using var model = TinyModels.Denoiser(Wide, 34);
        var generation = Decode(model, 16, "greedy");
        var block = Integrals(34, Coarse).Integrate(model, generation, [.. Enumerable.Range(0, 8)]);
        Assert.Equal(5 * (16 + (8 * 8)), block.Rows);
        Assert.Equal(5 * 8, block.Forwards);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(100_000)]
    public void Integrate_AnyRowsPerBatch_GivesTheSameScores(int rowsPerBatch)
    {
        using var model = TinyModels.Denoiser(Wide, 35);
        var generation = Decode(model, 11, "amplify, cut off");
        int[] targets = [.. Enumerable.Range(0, generation.Trace.Commits.Count)];
        var expected = Integrals(35, Coarse).Integrate(model, generation, targets);
        var actual = Integrals(35, Coarse, rowsPerBatch).Integrate(model, generation, targets);
        Near.Equal(expected.Scores, [.. actual.Scores.Select(score => (float)score)], 1e-5, "scores");
        Near.Equal(expected.Value, actual.Value, 1e-6, "logit");
    }

    [Theory]
    [InlineData(TargetScale.Logit, false)]
    [InlineData(TargetScale.Logit, true)]
    [InlineData(TargetScale.LogProbability, true)]
    public void Integrate_Steered_EqualsFiniteDifferencesOfTheSteeredModel(TargetScale scale, bool some)
    {
        var path = new PathOptions { Scale = scale, Positions = some ? [0, 2, 3] : null };
        var set = TinyModels.Draw(Wide, 36);
        using var model = CpuDenoiser.FromParameters(set, WorkerPool.CallerOnly);
        var generation = Decode(model, 5, "amplify, cut off");
        var right = new IntegratedGradients(
            new CpuDifferentiableDenoiser(set, WorkerPool.CallerOnly), Quadrature.RightRiemann(1));
        var snapshots = CommitSnapshots.Of(model, generation);
        Assert.Contains(snapshots, snapshot => snapshot.Injection is null);
        var oracle = new SteeredOracle(set);
        foreach (var index in new[] { 1, 3, 6 })
        {
            var (snapshot, commit) = (snapshots[index], generation.Trace.Commits[index]);
            Assert.Same(commit, snapshot.Commits[0]);
            var expected = new double[generation.Trace.Length];
            oracle.Scores(snapshot, commit, path).CopyTo(expected, 0);
            var scores = right.Integrate(model, generation, [index], path).Scores;
            Near.Equal(expected, [.. scores.Select(score => (float)score)], 2e-4, $"commit {index}");
        }
    }

    [Fact]
    public void Integrate_NoTarget_IsRefused()
    {
        using var model = TinyModels.Denoiser(Wide, 37);
        var generation = Decode(model, 4, "greedy");
        Assert.Throws<ArgumentException>(() => Integrals(37, Coarse).Integrate(model, generation, []));
    }

    [Fact]
    public void Integrate_CancelledToken_Stops()
    {
        using var model = TinyModels.Denoiser(Wide, 38);
        var generation = Decode(model, 4, "greedy");
        Assert.Throws<OperationCanceledException>(() => Integrals(38, Coarse).Integrate(
            model, generation, [0], cancellation: new CancellationToken(canceled: true)));
    }

    private static IEnumerable<(TargetScale Scale, float[][] Ends)> Scales(ReplayedTargets replayed) =>
        [(TargetScale.Logit, replayed.Logits), (TargetScale.LogProbability, replayed.LogProbabilities)];

    private static IEnumerable<GenerationOptions> Edited(ModelConfig config)
    {
        var greedy = GenerationOptions.Greedy(8);
        ConceptEdit[] known =
        [
            new(ConceptKind.Known, 1, EditOperation.Clamp, 0.9f), new(ConceptKind.Known, 7, EditOperation.Scale, 0),
            new(ConceptKind.Known, 3, EditOperation.Scale, 2.5f),
        ];
        ConceptEdit[] edits = config.Concepts.HasDiscovered
            ? [.. known, new(ConceptKind.Discovered, 4, EditOperation.Scale, 3)]
            : known;
        yield return greedy;
        yield return greedy with { Edits = new EditOptions { Concepts = edits } };
        yield return greedy with { Edits = new EditOptions { Concepts = edits, Residual = ResidualMode.Zeroed } };
        yield return greedy with { Interventions = DecodeCases.All["known interventions"].Interventions };
        if (config.Concepts.HasDiscovered)
        {
            yield return greedy with { Interventions = DecodeCases.All["discovered interventions"].Interventions };
        }
    }

    private static IntegratedGradients Integrals(ulong seed, Quadrature rule, int rowsPerBatch = 2048) => new(
        new CpuDifferentiableDenoiser(TinyModels.Draw(Wide, seed), WorkerPool.CallerOnly), rule, rowsPerBatch);

    private static RecordedGeneration Decode(CpuDenoiser model, int length, string name, int steps = 24)
    {
        var options = DecodeCases.All[name] with { Steps = steps };
        var request = new DecodeRequest(TinyModels.Prompt(length, 40 + length), options);
        return new RecordedGeneration(new Decoder(model).Decode(request).Trace, options);
    }

    // A block of a snapshot is what it is by all tokens up to its end, and by the steering once one of them is masked.
    private static long DistinctRows(IDenoiser model, RecordedGeneration generation)
    {
        var blocks = new Dictionary<string, int>();
        foreach (var snapshot in CommitSnapshots.Of(model, generation))
        {
            for (var start = 0; start < snapshot.Tokens.Length; start += Wide.BlockLength)
            {
                var end = Math.Min(start + Wide.BlockLength, snapshot.Tokens.Length);
                var seen = snapshot.Tokens[..end];
                var steered = snapshot.Injection is not null && seen.Contains(Wide.Tokens.Mask);
                blocks[$"{steered} {string.Join(' ', seen)}"] = end - start;
            }
        }

        return blocks.Values.Sum(rows => (long)rows);
    }

    private sealed class SteeredOracle(ParameterSet set)
    {
        private const double Step = 1e-5;
        private readonly OracleTransformer _oracle = new(new OracleWeights(set));

        public double[] Scores(CommitSnapshot snapshot, Commit commit, PathOptions path)
        {
            var embeddings = _oracle.Embed(snapshot.Tokens);
            var mask = _oracle.Embed([set.Config.Tokens.Mask])[0];
            var scores = new double[embeddings.Length];
            foreach (var t in path.Positions ?? [.. Enumerable.Range(0, scores.Length)])
            {
                // A position on its way from the mask gives up its steering.
                var gives = path.Positions is not null && snapshot.Tokens[t] != set.Config.Tokens.Mask;
                var (row, saved) = (embeddings[t], (double[])embeddings[t].Clone());
                Move(row, saved, mask, 1 + Step);
                var above = Value(embeddings, snapshot, commit, path.Scale, gives ? (t, -Step) : null);
                Move(row, saved, mask, 1 - Step);
                var below = Value(embeddings, snapshot, commit, path.Scale, gives ? (t, Step) : null);
                scores[t] = (above - below) / (2 * Step);
                saved.CopyTo(row, 0);
            }

            return scores;
        }

        private static void Move(double[] row, double[] saved, double[] mask, double point)
        {
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = mask[i] + (point * (saved[i] - mask[i]));
            }
        }

        private double Value(
            double[][] embeddings,
            CommitSnapshot snapshot,
            Commit commit,
            TargetScale scale,
            (int Position, double Share)? steered)
        {
            double[][] x = [.. embeddings.Select(row => (double[])row.Clone())];
            for (var layer = 0; layer < set.Config.Layers; layer++)
            {
                _oracle.Block(x, layer);
                Inject(x, snapshot, layer + 1, steered);
            }

            var hidden = _oracle.Norm(x[commit.Position], ParameterNames.FinalNorm);
            double[] logits = [.. Enumerable.Range(0, set.Config.VocabularySize).Select(t => _oracle.Logit(hidden, t))];
            var sum = scale == TargetScale.Logit ? 0 : Math.Log(logits.Sum(Math.Exp));
            return logits[commit.Token] - sum;
        }

        private void Inject(
            double[][] x, CommitSnapshot snapshot, int number, (int Position, double Share)? steered)
        {
            if (snapshot.Injection is not { } injection || number < injection.Layer)
            {
                return;
            }

            for (var t = 0; t < x.Length; t++)
            {
                var share = snapshot.Tokens[t] == set.Config.Tokens.Mask ? 1
                    : steered is { } some && some.Position == t ? some.Share : 0;
                for (var i = 0; i < x[t].Length; i++)
                {
                    x[t][i] += share * injection.Strength * injection.Direction[i];
                }
            }
        }
    }
}
