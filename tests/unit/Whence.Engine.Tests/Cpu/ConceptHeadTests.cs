using Whence.Engine.Concepts;
using Whence.Engine.Cpu;
using Whence.Engine.Tests.Reference;
using Whence.Engine.Tests.Support;
using Whence.Tensors.Threading;

namespace Whence.Engine.Tests.Cpu;

/// <summary>Both concept heads, their interventions and the composed vector, against float64.</summary>
public sealed class ConceptHeadTests
{
    private const int Rows = 7;

    private static readonly Dictionary<int, float> None = [];

    private static readonly Dictionary<int, float> Edits = new() { [0] = 1f, [5] = 0f, [11] = 0.25f };

    private static readonly float[] Hidden = Draw.Normal(21, Rows * TinyModels.Plain.Width);

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Logits_EveryVariant_EqualTheOracle(string variant) => Each(variant, (denoiser, head, oracle) =>
    {
        var expected = Hidden.Chunk(16).SelectMany(row => oracle.Logits(Draw.Widen(row))).ToArray();
        Near.Equal(expected, head.Logits(denoiser.Rows, Hidden, Rows), 3e-6, "logits");
    });

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Features_EveryVariant_EqualTheOracle(string variant) => Each(variant, (denoiser, head, oracle) =>
    {
        foreach (var edits in new[] { None, Edits })
        {
            var features = new float[Hidden.Length];
            head.Features(denoiser.Rows, Hidden, Rows, edits, features);
            Near.Equal(Features(oracle, edits), features, 3e-6, $"features with {edits.Count} edits");
        }
    });

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Embedding_EveryVariant_EqualsTheOracle(string variant) => Each(variant, (denoiser, head, oracle) =>
    {
        var kind = ReferenceEquals(head, denoiser.KnownHead) ? ConceptKind.Known : ConceptKind.Discovered;
        var (embedding, alignment, row) = (new float[16], new float[1], new float[16]);
        denoiser.HeadRow(9, row);
        for (var concept = 0; concept < oracle.Count; concept++)
        {
            denoiser.ConceptEmbedding(kind, concept, embedding);
            Near.Equal(oracle.Embedding(concept), embedding, 1e-6, $"embedding {concept}");
            denoiser.Alignments(kind, [concept], 9, alignment);
            var expected = OracleTransformer.Dot(oracle.Embedding(concept), Draw.Widen(row));
            Near.Equal(expected, alignment[0], 1e-5, $"alignment {concept}");
        }
    });

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void AddEmbeddings_EveryVariant_AddsTheOraclesWeightedSum(string variant) => Each(
        variant,
        (denoiser, head, oracle) =>
        {
            var kind = ReferenceEquals(head, denoiser.KnownHead) ? ConceptKind.Known : ConceptKind.Discovered;
            var (first, last) = (0, oracle.Count - 1);
            var sum = Hidden[..16];
            denoiser.AddEmbeddings(kind, [first, last], [0.5f, -2f], sum);
            double[] expected =
            [
                .. Enumerable.Range(0, 16).Select(channel => Hidden[channel]
                    + (0.5 * oracle.Embedding(first)[channel]) - (2 * oracle.Embedding(last)[channel])),
            ];
            Near.Equal(expected, sum, 3e-6, "sum");
        });

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Compose_EveryVariantAndEdit_IsTheSumThatTheReferenceForms(string variant)
    {
        var set = TinyModels.Draw(TinyModels.Variants[variant], 191);
        var weights = new OracleWeights(set);
        using var denoiser = CpuDenoiser.FromParameters(set, WorkerPool.CallerOnly);
        foreach (var (known, discovered) in new[] { (None, None), (Edits, None), (None, Edits), (Edits, Edits) })
        {
            var composed = new float[Hidden.Length];
            denoiser.Compose(Hidden, Rows, new Interventions(known, discovered), composed);
            // The residual is added where no known concept is edited; then, and without a discovered head, the sum is
            // the hidden state whatever the features are.
            var absorbed = !set.Config.Concepts.HasDiscovered
                || (set.Config.Concepts.ResidualCorrection && known.Count == 0);
            var expected = absorbed
                ? Draw.Widen(Hidden)
                : Sum(
                    Features(new OracleConceptHead(weights, ConceptKind.Known), known),
                    Features(new OracleConceptHead(weights, ConceptKind.Discovered), discovered));
            Near.Equal(expected, composed, 3e-6, $"composed with {known.Count} and {discovered.Count} edits");
        }
    }

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Read_EveryVariant_ReportsTheLargestLogits(string variant)
    {
        var set = TinyModels.Draw(TinyModels.Variants[variant], 192);
        var oracle = new OracleConceptHead(new OracleWeights(set), ConceptKind.Known);
        using var denoiser = CpuDenoiser.FromParameters(set, WorkerPool.CallerOnly);
        var readout = denoiser.Read(Hidden, Rows);
        Assert.Equal(set.Config.Concepts.TopKnown ?? 12, readout.KnownTop);
        Assert.Equal(set.Config.Concepts.HasDiscovered ? 6 : 0, readout.DiscoveredTop);
        for (var row = 0; row < Rows; row++)
        {
            var logits = oracle.Logits(Draw.Widen(Hidden.AsSpan(row * 16, 16)));
            var expected = Enumerable.Range(0, 12).OrderByDescending(i => logits[i]).Take(readout.KnownTop).ToArray();
            var place = row * readout.KnownTop;
            Assert.Equal(expected, readout.KnownIds[place..(place + readout.KnownTop)]);
            Near.Equal(
                [.. expected.Select(i => logits[i])],
                readout.KnownLogits.AsSpan(place, readout.KnownTop),
                3e-6,
                "reported logits");
        }
    }

    [Fact]
    public void ConceptEmbedding_NoDiscoveredHead_IsRefused()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Variants["no discovered head"], 193);
        Assert.Throws<InvalidOperationException>(
            () => denoiser.ConceptEmbedding(ConceptKind.Discovered, 0, new float[16]));
    }

    private static void Each(string variant, Action<CpuDenoiser, CpuConceptHead, OracleConceptHead> check)
    {
        var set = TinyModels.Draw(TinyModels.Variants[variant], 190);
        var weights = new OracleWeights(set);
        using var denoiser = CpuDenoiser.FromParameters(set, WorkerPool.CallerOnly);
        check(denoiser, denoiser.KnownHead, new OracleConceptHead(weights, ConceptKind.Known));
        if (denoiser.DiscoveredHead is { } discovered)
        {
            check(denoiser, discovered, new OracleConceptHead(weights, ConceptKind.Discovered));
        }
    }

    private static double[] Features(OracleConceptHead oracle, IReadOnlyDictionary<int, float> edits) =>
        [.. Hidden.Chunk(16).SelectMany(row => oracle.Features(Draw.Widen(row), edits))];

    private static double[] Sum(double[] one, double[] other) => [.. one.Zip(other, (a, b) => a + b)];
}
