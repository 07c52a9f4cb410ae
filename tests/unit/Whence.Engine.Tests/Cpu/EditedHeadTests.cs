using Whence.Engine.Concepts;
using Whence.Engine.Configuration;
using Whence.Engine.Cpu;
using Whence.Engine.Tests.Reference;
using Whence.Engine.Tests.Support;
using Whence.Tensors.Threading;

namespace Whence.Engine.Tests.Cpu;

/// <summary>Edits at the concept heads against float64, and the edits that are none, bit by bit.</summary>
public sealed class EditedHeadTests
{
    private const int Rows = 7;
    private const int Width = 16;

    private static readonly float[] Hidden = Draw.Normal(41, Rows * Width);

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void ComposeEdited_FrozenEveryVariant_AddsWhatTheWeightsChange(string variant) =>
        Each(variant, (denoiser, weights, random) =>
        {
            var edits = Some(denoiser.Config, random, ResidualMode.Frozen);
            var expected = Draw.Widen(Composed(denoiser, null));
            foreach (var edit in edits.Concepts)
            {
                var head = new OracleConceptHead(weights, edit.Kind);
                var embedding = head.Embedding(edit.Concept);
                for (var i = 0; i < expected.Length; i++)
                {
                    var weight = head.Weights(Row(i / Width), dense: false)[edit.Concept];
                    expected[i] += (Edited(edit, weight) - weight) * embedding[i % Width];
                }
            }

            Near.Equal(expected, Composed(denoiser, edits), 5e-6, "composed");
        });

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void ComposeEdited_ZeroedEveryVariant_IsTheSumOfBothFeatures(string variant) =>
        Each(variant, (denoiser, weights, random) =>
        {
            var edits = Some(denoiser.Config, random, ResidualMode.Zeroed);
            var expected = new double[Hidden.Length];
            foreach (var kind in Kinds(denoiser.Config))
            {
                var (head, changes) = (new OracleConceptHead(weights, kind), edits.Of(kind));
                for (var row = 0; row < Rows; row++)
                {
                    var counted = head.Weights(Row(row), dense: changes.Count > 0);
                    foreach (var edit in changes)
                    {
                        counted[edit.Concept] = Edited(edit, counted[edit.Concept]);
                    }

                    for (var concept = 0; concept < head.Count; concept++)
                    {
                        var embedding = head.Embedding(concept);
                        for (var i = 0; i < Width; i++)
                        {
                            expected[(row * Width) + i] += counted[concept] * embedding[i];
                        }
                    }
                }
            }

            Near.Equal(expected, Composed(denoiser, edits), 5e-6, "composed");
        });

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void ComposeEdited_ZeroedClamps_AreTheInterventionsOfTheReference(string variant) =>
        Each(variant, (denoiser, _, random) =>
        {
            var interventions = Interventions.None with
            {
                Known = new Dictionary<int, float> { [random.Next(12)] = 0, [random.Next(12)] = 0.25f },
            };
            var expected = new float[Hidden.Length];
            denoiser.Compose(Hidden, Rows, interventions, expected);
            var edits = EditOptions.From(interventions, denoiser.Config.Concepts);
            Near.SameBits(expected, Composed(denoiser, edits), "composed");
        });

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void ComposeEdited_EditsThatChangeNothing_KeepEveryBit(string variant) =>
        Each(variant, (denoiser, _, random) =>
        {
            var expected = Composed(denoiser, null);
            Near.SameBits(expected, Composed(denoiser, new EditOptions()), "without edits");
            var scaled = Some(denoiser.Config, random, ResidualMode.Frozen);
            scaled = scaled with
            {
                Concepts =
                [
                    .. scaled.Concepts.Select(edit => edit with { Operation = EditOperation.Scale, Value = 1 }),
                ],
            };
            Near.SameBits(expected, Composed(denoiser, scaled), "scaled by one");
            foreach (var kind in Kinds(denoiser.Config))
            {
                var concept = random.Next(12);
                var weight = new float[Rows];
                denoiser.Weights(kind, Hidden, Rows, null, [concept], weight);
                for (var row = 0; row < Rows; row++)
                {
                    EditOptions clamped = new()
                    {
                        Concepts = [new ConceptEdit(kind, concept, EditOperation.Clamp, weight[row])],
                    };
                    Near.SameBits(
                        expected.AsSpan(row * Width, Width),
                        Composed(denoiser, clamped).AsSpan(row * Width, Width),
                        $"{kind} {concept} clamped to its weight");
                }
            }
        });

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void ComposeEdited_AnyOrderAndNumberOfRows_GivesTheSameBits(string variant) =>
        Each(variant, (denoiser, _, random) =>
        {
            foreach (var residual in Enum.GetValues<ResidualMode>())
            {
                var edits = Some(denoiser.Config, random, residual);
                var expected = Composed(denoiser, edits);
                var turned = edits with { Concepts = [.. edits.Concepts.Reverse()] };
                Near.SameBits(expected, Composed(denoiser, turned), "in another order");
                var rows = (float[])Hidden.Clone();
                for (var row = 0; row < Rows; row++)
                {
                    var own = rows.AsSpan(row * Width, Width);
                    denoiser.ComposeEdited(own, 1, edits, own);
                }

                Near.SameBits(expected, rows, "row by row, in place");
            }
        });

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Weights_EveryVariant_EqualTheOracle(string variant) => Each(variant, (denoiser, weights, random) =>
    {
        foreach (var kind in Kinds(denoiser.Config))
        {
            var head = new OracleConceptHead(weights, kind);
            int[] all = [.. Enumerable.Range(0, head.Count)];
            var actual = new float[Rows * all.Length];
            denoiser.Weights(kind, Hidden, Rows, null, all, actual);
            var expected = Enumerable.Range(0, Rows)
                .SelectMany(row => head.Weights(Row(row), dense: false)).ToArray();
            Near.Equal(expected, actual, 3e-6, $"{kind} weights");
        }
    });

    private static void Each(string variant, Action<CpuDenoiser, OracleWeights, Random> check) =>
        Seeds.Each(4, seed =>
        {
            var set = TinyModels.Draw(TinyModels.Variants[variant], (ulong)(500 + seed));
            using var denoiser = CpuDenoiser.FromParameters(set, WorkerPool.CallerOnly);
            check(denoiser, new OracleWeights(set), new Random(seed));
        });

    private static float[] Composed(CpuDenoiser denoiser, EditOptions? edits)
    {
        var composed = new float[Hidden.Length];
        if (edits is null)
        {
            denoiser.Compose(Hidden, Rows, null, composed);
        }
        else
        {
            denoiser.ComposeEdited(Hidden, Rows, edits, composed);
        }

        return composed;
    }

    private static EditOptions Some(ModelConfig config, Random random, ResidualMode residual) => new()
    {
        Residual = residual,
        Concepts =
        [
            .. Kinds(config).SelectMany(kind => Enumerable.Range(0, 11).Where(_ => random.Next(3) == 0).Select(
                concept => random.Next(2) == 0
                    ? new ConceptEdit(kind, concept, EditOperation.Clamp, random.NextSingle())
                    : new ConceptEdit(kind, concept, EditOperation.Scale, 3 * random.NextSingle()))),
            new ConceptEdit(ConceptKind.Known, 11, EditOperation.Clamp, 0),
        ],
    };

    private static IEnumerable<ConceptKind> Kinds(ModelConfig config) =>
        config.Concepts.HasDiscovered ? [ConceptKind.Known, ConceptKind.Discovered] : [ConceptKind.Known];

    private static double[] Row(int row) => Draw.Widen(Hidden.AsSpan(row * Width, Width));

    private static double Edited(ConceptEdit edit, double weight) =>
        edit.Operation == EditOperation.Clamp ? edit.Value : weight * edit.Value;
}
