using Whence.Engine.Concepts;
using Whence.Engine.Configuration;
using Whence.Engine.Cpu;
using Whence.Engine.Diffusion;
using Whence.Engine.Replay;
using Whence.Engine.Steering;
using Whence.Engine.Tests.Decoding;
using Whence.Engine.Tests.Support;

namespace Whence.Engine.Tests.Replay;

public sealed class SnapshotReplayTests
{
    private static readonly ModelConfig Wide = TinyModels.Plain with { BlockLength = 8 };

    [Theory]
    [MemberData(nameof(DecodeCases.Names), MemberType = typeof(DecodeCases))]
    public void Replay_NothingMasked_IsWhatDecidedEachCommit(string name)
    {
        using var denoiser = TinyModels.Denoiser(Wide, 31);
        for (var length = 3; length < 20; length += 4)
        {
            var generation = Generate(denoiser, length, DecodeCases.All[name] with { Steps = 12 });
            var trace = generation.Trace;
            var targets = Enumerable.Range(0, trace.Commits.Count).ToArray();
            using var replay = new SnapshotReplay(denoiser, generation);
            var factual = replay.Replay(targets, [[]]);
            var logits = new float[Wide.VocabularySize];
            foreach (var target in targets)
            {
                denoiser.Logits(trace.Composed[target], 1, logits);
                var expected = logits[trace.Commits[target].Token];
                var what = $"{name}, prompt of {length}, commit {target}";
                Near.SameBits([expected], [factual.Logits[0][target]], what);
            }
        }
    }

    [Theory]
    [MemberData(nameof(DecodeCases.Names), MemberType = typeof(DecodeCases))]
    public void Replay_RandomMasks_EqualsAFreshForward(string name)
    {
        using var denoiser = TinyModels.Denoiser(Wide, 32);
        foreach (var steps in new[] { 9, 24 })
        {
            Seeds.Each(3, seed =>
            {
                var generation = Generate(denoiser, 9 + (seed * 3), DecodeCases.All[name] with { Steps = steps });
                CheckRandomMasks(denoiser, generation, seed, $"{name}, {steps} steps");
            });
        }
    }

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Replay_EveryVariant_EqualsAFreshForward(string variant)
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Variants[variant], 33);
        Seeds.Each(4, seed =>
        {
            var generation = Generate(denoiser, 5 + seed, GenerationOptions.Greedy(12, 6, 1.2f));
            CheckRandomMasks(denoiser, generation, seed, variant);
        });
    }

    [Theory]
    [InlineData("greedy")]
    [InlineData("amplify, cut off")]
    public void Replay_PromptThatHoldsMasks_EqualsAFreshForward(string name)
    {
        using var denoiser = TinyModels.Denoiser(Wide, 39);
        Seeds.Each(4, seed =>
        {
            var options = DecodeCases.All[name] with { Steps = 12 };
            var request = new DecodeRequest(TinyModels.Prompt(18 + seed, seed), options) { Masked = [10 - seed, 11] };
            var generation = new RecordedGeneration(new Decoder(denoiser).Decode(request).Trace, options);
            CheckRandomMasks(denoiser, generation, seed, name);
        });
    }

    [Fact]
    public void Replay_RuleThatFires_EqualsAFreshForward()
    {
        using var denoiser = TinyModels.Denoiser(Wide, 40);
        var fired = 0;
        Seeds.Each(6, seed =>
        {
            var rule = new SteeringRule
            {
                Name = "from here on", Kind = ConceptKind.Known, Concept = seed, Threshold = 0.5f,
                Steering = SteeringOptions.Amplify([seed + 1], logits: 6f, layer: 1, cutoffTokens: 20),
            };
            var generation = Generate(denoiser, 10 + seed, DecodeCases.All["top-p"] with { Rules = [rule] });
            fired += generation.Trace.Firings.Count;
            CheckRandomMasks(denoiser, generation, seed, "rule");
        });
        Assert.True(fired > 0, "no rule fired");
    }

    [Fact]
    public void Replay_SmallerBatches_HasTheSameBits()
    {
        using var denoiser = TinyModels.Denoiser(Wide, 34);
        var generation = Generate(denoiser, 13, DecodeCases.All["amplify, cut off"]);
        var (targets, masks) = (new[] { 20, 3, 7 }, Masks(9, 13, generation.Trace.Length));
        using var wide = new SnapshotReplay(denoiser, generation);
        var expected = wide.Replay(targets, masks);
        using var narrow = new SnapshotReplay(
            denoiser, generation, new ReplayOptions { RowsPerForward = 1, SequencesHeld = 2 });
        var actual = narrow.Replay(targets, masks);
        for (var mask = 0; mask < masks.Count; mask++)
        {
            Near.SameBits(expected.Logits[mask], actual.Logits[mask], $"logits under mask {mask}");
            Near.SameBits(expected.LogProbabilities[mask], actual.LogProbabilities[mask], $"under mask {mask}");
        }

        Assert.Equal(expected.Rows, actual.Rows);
        Assert.Equal(expected.Forwards, actual.Forwards);
    }

    [Fact]
    public void Replay_AlignedPrompt_ComputesWhatItsCacheLacks()
    {
        using var denoiser = TinyModels.Denoiser(Wide, 35);
        var generation = Generate(denoiser, 16, GenerationOptions.Greedy(8));
        using var replay = new SnapshotReplay(denoiser, generation);
        var targets = Enumerable.Range(0, 8).ToArray();
        var first = replay.Replay(targets, [[9]]);

        // Two blocks of prompt as the shared prefix; then the masked block, and the answer's block eight times.
        Assert.Equal(16 + 8 + (8 * 8), first.Rows);
        Assert.Equal(1 + 8, first.Forwards);
        Assert.Equal(8 * 24, first.NaiveRows);
        Assert.Equal(8 + (8 * 8), replay.Replay(targets, [[9]]).Rows);
    }

    [Fact]
    public void Replay_AnswerAcrossTwoBlocks_ComputesEachBlockOncePerChange()
    {
        using var denoiser = TinyModels.Denoiser(Wide, 41);
        int[] places = [12, 16, 13, 17, 14, 18, 15, 19];
        var commits = places.Select((position, order) => new Commit(order, order, position, order + 1, 0));
        var trace = DecodeTrace.FromCommits(TinyModels.Prompt(12, 41), 20, Wide.Tokens.Mask, commits);
        var generation = new RecordedGeneration(trace, GenerationOptions.Greedy(8));
        using var replay = new SnapshotReplay(denoiser, generation);
        IReadOnlyList<int>[] masks = [[9]];
        int[] targets = [.. Enumerable.Range(0, places.Length)];
        var replayed = replay.Replay(targets, masks);

        // The prefix; the first block alone; then both blocks after each of its commits, which decides one token of
        // the second block and the next one of the first.
        Assert.Equal(8 + 8 + (4 * 12), replayed.Rows);
        Assert.Equal(1 + 1 + 4, replayed.Forwards);
        Assert.Equal((4 * 16) + (4 * 20), replayed.NaiveRows);
        NaiveReplay.Check(denoiser, generation, targets, replayed, masks, "across two blocks");
    }

    [Fact]
    public void Replay_MaskedTokens_ChangesTheLogits()
    {
        using var denoiser = TinyModels.Denoiser(Wide, 36);
        using var replay = new SnapshotReplay(denoiser, Generate(denoiser, 11, GenerationOptions.Greedy(8)));
        var logits = replay.Replay([0], [[], [0], [10], [.. Enumerable.Range(0, 11)]]).Logits;
        Assert.Equal(4, logits.Select(row => row[0]).Distinct().Count());
    }

    [Fact]
    public void Replay_OutsideTheGeneration_IsRefused()
    {
        using var denoiser = TinyModels.Denoiser(Wide, 37);
        using var replay = new SnapshotReplay(denoiser, Generate(denoiser, 5, GenerationOptions.Greedy(8)));
        Assert.Contains("0 to 7", Assert.Throws<ArgumentException>(() => replay.Replay([8], [[]])).Message);
        Assert.Contains("distinct", Assert.Throws<ArgumentException>(() => replay.Replay([1, 1], [[]])).Message);
        Assert.Contains("at least one", Assert.Throws<ArgumentException>(() => replay.Replay([], [[]])).Message);
        Assert.Contains("0 to 12", Assert.Throws<ArgumentException>(() => replay.Replay([0], [[13]])).Message);
    }

    [Fact]
    public void Replay_Cancelled_Stops()
    {
        using var denoiser = TinyModels.Denoiser(Wide, 38);
        using var replay = new SnapshotReplay(denoiser, Generate(denoiser, 5, GenerationOptions.Greedy(8)));
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => replay.Replay([0], [[]], source.Token));
    }

    private static RecordedGeneration Generate(CpuDenoiser denoiser, int length, GenerationOptions options) =>
        new(Decodes.Cached(denoiser, TinyModels.Prompt(length, length), options).Trace, options);

    private static void CheckRandomMasks(
        CpuDenoiser denoiser, RecordedGeneration generation, int seed, string what)
    {
        var trace = generation.Trace;
        var masks = Masks(seed, trace.Prompt.Count, trace.Length);
        int[] targets = [.. Enumerable.Range(0, trace.Commits.Count).Where(i => (i + seed) % 2 == 0).Reverse()];
        using var replay = new SnapshotReplay(denoiser, generation);
        var actual = replay.Replay(targets, masks);
        NaiveReplay.Check(denoiser, generation, targets, actual, masks, what);
        Assert.True(actual.Rows < actual.NaiveRows, $"{actual.Rows} rows, {actual.NaiveRows} without reuse");
    }

    // Sets of the prompt, and one that reaches into the answer.
    private static List<IReadOnlyList<int>> Masks(int seed, int prompt, int length)
    {
        var random = new Random(seed);
        IReadOnlyList<int> Some(int below, double share) =>
            [.. Enumerable.Range(0, below).Where(_ => random.NextDouble() < share)];
        return [[], Some(prompt, 0.1), Some(prompt, 0.5), [prompt - 1], [.. Enumerable.Range(0, prompt)],
            Some(length, 0.3)];
    }
}
