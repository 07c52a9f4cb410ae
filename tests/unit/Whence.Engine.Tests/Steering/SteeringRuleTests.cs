using Whence.Engine.Concepts;
using Whence.Engine.Cpu;
using Whence.Engine.Diffusion;
using Whence.Engine.Replay;
using Whence.Engine.Steering;
using Whence.Engine.Tests.Support;
using Whence.Engine.Traces;

namespace Whence.Engine.Tests.Steering;

/// <summary>Rules fire on what a step decided, act from the next step on, and are recorded.</summary>
public sealed class SteeringRuleTests
{
    private const int Watched = 3;

    private static readonly GenerationOptions Greedy = GenerationOptions.Greedy(24, steps: 12);

    [Fact]
    public void Decode_Rule_FiresAtTheFirstStepWhoseRowsReachTheThreshold()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 171);
        var free = Decode(denoiser, Greedy);
        var peaks = Peaks(denoiser, free.Trace);
        var threshold = peaks.Order().ElementAt(peaks.Count / 2);
        var expected = peaks.FindIndex(peak => peak >= threshold);
        var fired = Decode(denoiser, WithRule(threshold, Push)).Trace.Firings.Single();
        Assert.Equal(expected, fired.Step);
        Assert.Equal(peaks[expected], fired.Activation);
        Assert.Equal(free.Trace.Commits.Count(commit => commit.Step <= expected), fired.Committed);
        Assert.Contains(
            free.Trace.Commits, commit => commit.Step == expected && commit.Position == fired.Position);
    }

    [Fact]
    public void Decode_RuleThatNeverFires_ChangesNothing()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 172);
        var ruled = Decode(denoiser, WithRule(0.999999f, Push));
        Assert.Empty(ruled.Trace.Firings);
        Assert.Equal(Decode(denoiser, Greedy).Tokens, ruled.Tokens);
    }

    [Fact]
    public void Decode_RuleWithSteering_ActsFromTheNextStepOn()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 173);
        var (free, ruled) = (Decode(denoiser, Greedy), Decode(denoiser, WithRule(Middle(denoiser), Push)));
        var step = ruled.Trace.Firings.Single().Step;
        Assert.Equal(Until(free.Trace, step), Until(ruled.Trace, step));
        Assert.NotEqual(Until(free.Trace, int.MaxValue), Until(ruled.Trace, int.MaxValue));
    }

    [Fact]
    public void Decode_RuleWithEdits_RecomposesRowsThatWereReadyBefore()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 174);
        var edits = new EditOptions
        {
            Concepts = [.. Enumerable.Range(0, 12).Select(id => new ConceptEdit(
                ConceptKind.Known, id, EditOperation.Scale, 0))],
        };
        var ruled = Decode(denoiser, WithRule(Middle(denoiser), null) with
        {
            Rules = [Rule(Middle(denoiser)) with { Edits = edits }],
        });
        var step = ruled.Trace.Firings.Single().Step;
        var composed = new float[TinyModels.Plain.Width];
        for (var i = 0; i < ruled.Trace.Commits.Count; i++)
        {
            var options = ruled.Trace.Commits[i].Step > step ? Greedy with { Edits = edits } : Greedy;
            denoiser.Compose(ruled.Trace.Hidden[i], 1, options, composed);
            Assert.True(
                composed.SequenceEqual(ruled.Trace.Composed[i]), $"commit {i}, the rule fired after step {step}");
        }
    }

    [Fact]
    public void Decode_RuleThatAborts_EndsWithItsName()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 175);
        var result = Decode(denoiser, Greedy with { Rules = [Rule(Middle(denoiser)) with { Abort = true }] });
        var fired = result.Trace.Firings.Single();
        Assert.Equal(StopReason.Rule, result.StopReason);
        Assert.Equal("watch", result.AbortedBy);
        Assert.Equal(fired.Step, result.Trace.Commits.Max(commit => commit.Step));
        Assert.True(result.Trace.Commits.Count < 24, "nothing was left to decide");
        Assert.Equal(result.Trace.Commits.Count, result.Answer.Count);
    }

    [Fact]
    public void At_FiringsInAnyOrder_GiveTheSameState()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 176);
        var rules = Enumerable.Range(0, 4).Select(i => new SteeringRule
        {
            Name = $"r{i}",
            Concept = i,
            Threshold = 0.5f,
            Steering = new SteeringOptions
            {
                Terms = [new SteeringTerm(ConceptKind.Known, i + 4, i - 1.5f)],
                LogitMask = new Dictionary<int, float> { [i] = 2 + i },
                Layer = 1,
            },
        }).ToList();
        RuleFiring[] firings = [.. rules.Select((rule, i) => new RuleFiring(rule.Name, i, i, i, 0.7f))];
        var one = new SteeringSchedule(Greedy with { Rules = rules }, denoiser).At(9, firings);
        var other = new SteeringSchedule(Greedy with { Rules = rules }, denoiser).At(9, [.. firings.Reverse()]);
        Assert.Equal(one.Injection!.Direction, other.Injection!.Direction);
        Assert.Equal(one.Injection.Strength, other.Injection.Strength);
        Assert.Equal(one.LogitMask, other.LogitMask);
    }

    [Fact]
    public void Of_RuledGeneration_ReplaysWhatActedToTheBit()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 177);
        var options = WithRule(Middle(denoiser), Push with { CutoffTokens = 6 });
        var result = Decode(denoiser, options);
        var logits = new float[TinyModels.Plain.VocabularySize];
        foreach (var snapshot in CommitSnapshots.Of(denoiser, new RecordedGeneration(result.Trace, options)))
        {
            foreach (var commit in snapshot.Commits)
            {
                var hidden = Hidden(denoiser, snapshot, commit.Position);
                denoiser.Logits(hidden, 1, logits);
                Assert.Equal(commit.Logit, logits[commit.Token], 1e-4f);
            }
        }

        Assert.Single(result.Trace.Firings);
    }

    [Fact]
    public void Join_SegmentsWithFirings_KeepThem()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 178);
        var rules = Enumerable.Range(0, 5).Select(id => Rule(0.5f) with
        {
            Name = $"r\u00e4{id}", Concept = id, Steering = Push,
        });
        var result = Decode(denoiser, Greedy with { Rules = [.. rules] });
        var origin = new TraceOrigin("tiny", new string('c', 64), "cpu");
        var segments = TraceSegment.Cut(result.Trace, TinyModels.BlockLength, origin)
            .Select(segment => TraceSegment.Parse(segment.ToBytes(), "segment"));
        Assert.NotEmpty(result.Trace.Firings);
        Assert.Equal(result.Trace.Firings, TraceSegment.Join(result.Trace.Prompt, segments).Firings);
    }

    [Fact]
    public void Parse_CheckpointWithFirings_GivesThemBack()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 179);
        using var session = DecodeSession.Start(
            denoiser, new DecodeRequest(TinyModels.Prompt(6, 1), WithRule(0.01f, Push)));
        var batch = new DecodeBatch(denoiser);
        batch.Add(session);
        batch.Step();
        var checkpoint = session.Checkpoint(new TraceOrigin("tiny", new string('c', 64), "cpu"), "settings");
        Assert.Single(session.Firings);
        Assert.Equal(session.Firings, DecodeCheckpoint.Parse(checkpoint.ToBytes()).Firings);
    }

    private static SteeringOptions Push => SteeringOptions.Amplify([5], logits: 40, layer: 1, cutoffTokens: 100);

    private static SteeringRule Rule(float threshold) =>
        new() { Name = "watch", Concept = Watched, Threshold = threshold };

    private static GenerationOptions WithRule(float threshold, SteeringOptions? steering) =>
        Greedy with { Rules = [Rule(threshold) with { Steering = steering }] };

    private static DecodeResult Decode(CpuDenoiser denoiser, GenerationOptions options) =>
        new Decoder(denoiser).Decode(new DecodeRequest(TinyModels.Prompt(6, 1), options));

    private static float[] Until(DecodeTrace trace, int step) =>
        [.. trace.Commits.Where(commit => commit.Step <= step).Select(commit => commit.Logit)];

    // A threshold that an unsteered generation reaches, but not in its first steps.
    private static float Middle(CpuDenoiser denoiser)
    {
        var peaks = Peaks(denoiser, Decode(denoiser, Greedy).Trace);
        return peaks.Where((peak, step) => step > 2 && peak > peaks.Take(3).Max()).DefaultIfEmpty(peaks[0]).First();
    }

    // The largest weight of the watched concept in each step.
    private static List<float> Peaks(CpuDenoiser denoiser, DecodeTrace trace)
    {
        var known = TinyModels.Plain.Concepts.Known;
        var logits = new float[known];
        return
        [
            .. trace.Commits.Select((commit, i) => (commit.Step, i)).GroupBy(pair => pair.Step).Select(step =>
                step.Max(pair =>
                {
                    denoiser.ConceptLogits(ConceptKind.Known, trace.Hidden[pair.i], 1, logits);
                    return 1 / (1 + MathF.Exp(-logits[Watched]));
                })),
        ];
    }

    private static float[] Hidden(CpuDenoiser denoiser, CommitSnapshot snapshot, int position)
    {
        using var cache = denoiser.CreateCache(snapshot.Tokens.Length);
        var hidden = new float[TinyModels.Plain.Width];
        denoiser.Forward(
            [new(cache, snapshot.Tokens, 0, snapshot.Tokens.Length, [position], snapshot.Injection)], hidden);
        return hidden;
    }
}
