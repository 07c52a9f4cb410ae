using Whence.Engine.Concepts;
using Whence.Engine.Counterfactuals;
using Whence.Engine.Cpu;
using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;
using Whence.Engine.Replay;
using Whence.Engine.Steering;
using Whence.Engine.Tests.Decoding;
using Whence.Engine.Tests.Support;
using Whence.Engine.Traces;
using Whence.Tensors.Kernels;

namespace Whence.Engine.Tests.Counterfactuals;

/// <summary>What the closed form foretells is what the heads compute with the edit on.</summary>
public sealed class FrozenTrajectoryTests
{
    // Logits of these models reach some tens; the published bound is absolute.
    private const double Bound = 1e-3;

    private static readonly GenerationOptions Greedy = GenerationOptions.Greedy(8);

    private static readonly EditOptions Earlier = new()
    {
        Concepts =
        [
            new ConceptEdit(ConceptKind.Known, 2, EditOperation.Clamp, 0.75f),
            new ConceptEdit(ConceptKind.Known, 5, EditOperation.Scale, 2),
        ],
    };

    public static TheoryData<string> Recorded =>
        ["plainly", "edited", "zeroed", "interventions", "guided", "rules"];

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Predict_EveryConceptRemoved_IsWhatTheHeadsObserve(string variant) => Each(variant, Greedy, trajectory =>
    {
        foreach (var residual in Enum.GetValues<ResidualMode>())
        {
            foreach (var kind in Enum.GetValues<ConceptKind>())
            {
                foreach (var concept in trajectory.Active(kind).Keys)
                {
                    Agree(trajectory, Removal(residual, (kind, concept)));
                }
            }
        }
    });

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Predict_RandomEdits_IsWhatTheHeadsObserve(string variant) => Seeds.Each(3, seed =>
    {
        var random = new Random(seed);
        Each(variant, Greedy, trajectory =>
        {
            foreach (var residual in Enum.GetValues<ResidualMode>())
            {
                Agree(trajectory, Some(random, residual));
            }
        });
    });

    [Theory]
    [MemberData(nameof(Recorded))]
    public void Predict_GenerationThatWasEditedItself_KeepsItsEditsOn(string recorded)
    {
        var options = recorded switch
        {
            "edited" => Greedy with { Edits = Earlier },
            "zeroed" => Greedy with { Edits = Earlier with { Residual = ResidualMode.Zeroed } },
            "interventions" => DecodeCases.All["known interventions"] with { MaxNewTokens = 8 },
            "guided" => Greedy with { GuidanceScale = 0.8f },
            "rules" => Greedy with { Rules = [.. Enumerable.Range(0, 12).Select(Rule)] },
            _ => Greedy,
        };
        foreach (var variant in TinyModels.Variants.Keys)
        {
            Each(variant, options, trajectory =>
            {
                foreach (var residual in Enum.GetValues<ResidualMode>())
                {
                    Agree(trajectory, Removal(residual, (ConceptKind.Known, 2), (ConceptKind.Known, 7)));
                    Agree(trajectory, Some(new Random(3), residual));
                }
            });
        }
    }

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Predict_DisjointEdits_AddUp(string variant) => Each(variant, Greedy, trajectory =>
    {
        var (one, other) = (Removal(ResidualMode.Frozen, (ConceptKind.Known, 1)), Earlier);
        var both = trajectory.Predict(one.Then(other));
        var sum = trajectory.Predict(one).Zip(trajectory.Predict(other), (a, b) => a + b);
        Assert.All(both.Zip(sum), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    });

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Predict_NothingEdited_IsZeroToTheBit(string variant) => Each(variant, Greedy, trajectory =>
    {
        Assert.All(trajectory.Predict(new EditOptions()), change => Assert.Equal(0, change));
        Assert.All(trajectory.Observe(new EditOptions()), change => Assert.Equal(0, change));
        Assert.All(trajectory.ObserveBf16(new EditOptions()), change => Assert.Equal(0, change));
    });

    [Fact]
    public void Predict_EveryConceptZeroed_TakesTheWholeLogit() => Each("plain", Greedy, trajectory =>
    {
        var all = Enum.GetValues<ConceptKind>()
            .SelectMany(kind => trajectory.Active(kind).Keys.Select(concept => (kind, concept)));
        var change = trajectory.Predict(Removal(ResidualMode.Zeroed, [.. all]));
        Assert.All(change.Zip(trajectory.Logits), pair => Assert.Equal(-pair.Second, pair.First, 1e-5));
    });

    // The trap: known' + discovered' + (hidden - known' - discovered') is the hidden state whatever was removed.
    [Fact]
    public void Predict_ResidualComputedAgain_WouldShowNothingAndIsNotOffered()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 61);
        var generation = Generation(denoiser, Greedy);
        var trajectory = Trajectory(denoiser, generation);
        var shown = 0.0;
        foreach (var concept in trajectory.Active(ConceptKind.Known).Keys)
        {
            var removal = Removal(ResidualMode.Zeroed, (ConceptKind.Known, concept));
            for (var i = 0; i < generation.Trace.Commits.Count; i++)
            {
                var hidden = generation.Trace.Hidden[i];
                var edited = new float[hidden.Length];
                denoiser.ComposeEdited(hidden, 1, removal, edited);
                var residual = (float[])hidden.Clone();
                Elementwise.AddScaled(edited, -1, residual);
                Elementwise.Add(residual, edited);
                var change = Logit(denoiser, edited, generation.Trace.Commits[i].Token)
                    - Logit(denoiser, hidden, generation.Trace.Commits[i].Token);
                Assert.True(Math.Abs(change) <= 1e-5, $"concept {concept}, commit {i}: {change}");
                shown = Math.Max(
                    shown, Math.Abs(trajectory.Predict(removal with { Residual = ResidualMode.Frozen })[i]));
            }
        }

        Assert.True(shown > 0.1, $"the frozen residual shows only {shown}");
        Assert.Equal(["Frozen", "Zeroed"], Enum.GetNames<ResidualMode>());
    }

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Predict_TraceJoinedFromSegments_IsTheSame(string variant)
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Variants[variant], 62);
        foreach (var options in new[] { Greedy, Greedy with { Edits = Earlier } })
        {
            var generation = Generation(denoiser, options);
            var segments = TraceSegment.Cut(generation.Trace, TinyModels.BlockLength, SessionRun.Origin);
            var joined = generation with { Trace = TraceSegment.Join(generation.Trace.Prompt, segments) };
            var (expected, actual) = (Trajectory(denoiser, generation), Trajectory(denoiser, joined));
            var edits = Removal(ResidualMode.Frozen, (ConceptKind.Known, 3), (ConceptKind.Known, 5));
            Assert.Equal(expected.Predict(edits), actual.Predict(edits));
            Assert.All(
                expected.Observe(edits).Zip(actual.Observe(edits)),
                pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        }
    }

    [Fact]
    public void Decode_FrozenEdit_ChangesTheFirstLogitsAsPredictedAndNoHiddenState()
    {
        foreach (var (variant, config) in TinyModels.Variants)
        {
            using var denoiser = TinyModels.Denoiser(config, 63);
            var edits = Removal(ResidualMode.Frozen, (ConceptKind.Known, 3), (ConceptKind.Known, 8));
            var (plain, edited) = (Generation(denoiser, Greedy), Generation(denoiser, Greedy with { Edits = edits }));
            var first = Enumerable.Range(0, plain.Trace.Commits.Count)
                .Where(i => plain.Trace.Commits[i].Order == 0).Select(i => plain.Trace.Commits[i].Position);
            foreach (var i in Enumerable.Range(0, 8).Where(i => edited.Trace.Commits[i].Order == 0))
            {
                var commit = edited.Trace.Commits[i];
                if (!first.Contains(commit.Position))
                {
                    continue;
                }

                var same = Enumerable.Range(0, 8).Single(j => plain.Trace.Commits[j].Position == commit.Position);
                Near.SameBits(plain.Trace.Hidden[same], edited.Trace.Hidden[i], $"{variant}: hidden");
            }

            var trajectory = Trajectory(denoiser, edited);
            Assert.All(
                edited.Trace.Commits.Zip(trajectory.Logits),
                pair => Assert.Equal(pair.Second, pair.First.Logit, 1e-4));
        }
    }

    private static void Each(string variant, GenerationOptions options, Action<FrozenTrajectory> check)
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Variants[variant], 60);
        check(Trajectory(denoiser, Generation(denoiser, options)));
    }

    private static RecordedGeneration Generation(CpuDenoiser denoiser, GenerationOptions options) =>
        new(Decodes.Cached(denoiser, TinyModels.Prompt(7, 2), options).Trace, options);

    private static FrozenTrajectory Trajectory(IDenoiser denoiser, RecordedGeneration generation) =>
        new(denoiser, generation, [.. Enumerable.Range(0, generation.Trace.Commits.Count)]);

    private static void Agree(FrozenTrajectory trajectory, EditOptions edits)
    {
        var (predicted, observed) = (trajectory.Predict(edits), trajectory.Observe(edits));
        for (var i = 0; i < predicted.Count; i++)
        {
            Assert.True(
                Math.Abs(predicted[i] - observed[i]) <= Bound,
                $"{string.Join(", ", edits.Concepts)}, {edits.Residual}, commit {i}: predicted {predicted[i]:R}, " +
                $"observed {observed[i]:R}");
        }
    }

    private static EditOptions Removal(ResidualMode residual, params (ConceptKind Kind, int Id)[] concepts) => new()
    {
        Residual = residual,
        Concepts = [.. concepts.Select(pair => ConceptEdit.Remove(pair.Kind, pair.Id))],
    };

    private static EditOptions Some(Random random, ResidualMode residual) => new()
    {
        Residual = residual,
        Concepts =
        [
            .. Enumerable.Range(0, 12).Where(_ => random.Next(3) == 0).Select(concept => random.Next(2) == 0
                ? new ConceptEdit(ConceptKind.Known, concept, EditOperation.Clamp, random.NextSingle())
                : new ConceptEdit(ConceptKind.Known, concept, EditOperation.Scale, 4 * random.NextSingle())),
        ],
    };

    // Whichever concept comes up first, its rule edits another from then on.
    private static SteeringRule Rule(int concept) => new()
    {
        Name = $"rule {concept}",
        Concept = concept,
        Threshold = 0.3f,
        Edits = new EditOptions
        {
            Concepts = [new ConceptEdit(ConceptKind.Known, (concept + 5) % 12, EditOperation.Clamp, concept / 12f)],
            Residual = concept == 3 ? ResidualMode.Zeroed : ResidualMode.Frozen,
        },
    };

    private static double Logit(CpuDenoiser denoiser, float[] composed, int token)
    {
        var head = new float[composed.Length];
        denoiser.HeadRow(token, head);
        return Elementwise.Dot(composed, head);
    }
}
