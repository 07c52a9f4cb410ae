using Whence.Engine.Concepts;
using Whence.Engine.Cpu;
using Whence.Engine.Parameters;
using Whence.Engine.Tests.Reference;
using Whence.Engine.Tests.Support;
using Whence.Tensors.Threading;

namespace Whence.Engine.Tests.Cpu;

/// <summary>The logit behind the concept heads: its value is the engine's, its gradient the oracle's differences.
/// </summary>
public sealed class ComposedLogitTests
{
    private const int Token = 9;

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Logit_EveryVariantAndEdit_EqualsTheComposedLogit(string variant)
    {
        var set = TinyModels.Draw(TinyModels.Variants[variant], 51);
        using var denoiser = CpuDenoiser.FromParameters(set, WorkerPool.CallerOnly);
        var gradients = new CpuDifferentiableDenoiser(set, WorkerPool.CallerOnly);
        var (width, vocabulary) = (set.Config.Width, set.Config.VocabularySize);
        foreach (var edits in Edits(set))
        {
            var hidden = Draw.Normal(52, 5 * width);
            var (composed, logits) = (new float[hidden.Length], new float[5 * vocabulary]);
            denoiser.ComposeEdited(hidden, 5, edits, composed);
            denoiser.Logits(composed, 5, logits);
            for (var row = 0; row < 5; row++)
            {
                var logit = gradients.Logit(hidden.AsSpan(row * width, width), Token, edits, new float[width]);
                Near.Equal(logits[(row * vocabulary) + Token], logit, 5e-6, $"{variant}, {edits.Residual}, row {row}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Logit_Gradient_EqualsFiniteDifferences(string variant)
    {
        var set = TinyModels.Draw(TinyModels.Variants[variant], 53);
        var gradients = new CpuDifferentiableDenoiser(set, WorkerPool.CallerOnly);
        var (oracle, width) = (new Oracle(set), set.Config.Width);
        foreach (var edits in Edits(set))
        {
            var hidden = Draw.Normal(54, width);
            var gradient = new float[width];
            gradients.Logit(hidden, Token, edits, gradient);
            var (point, expected) = (Draw.Widen(hidden), new double[width]);
            for (var i = 0; i < width; i++)
            {
                const double step = 1e-6;
                var saved = point[i];
                point[i] = saved + step;
                var above = oracle.Logit(point, edits);
                point[i] = saved - step;
                expected[i] = (above - oracle.Logit(point, edits)) / (2 * step);
                point[i] = saved;
            }

            Near.Equal(expected, gradient, 1e-5, $"{variant}, {edits.Concepts.Count} edits, {edits.Residual}");
        }
    }

    [Fact]
    public void Logit_ResidualAndNoEdit_HasTheHeadRowAsItsGradient()
    {
        var set = TinyModels.Draw(TinyModels.Plain, 55);
        var gradients = new CpuDifferentiableDenoiser(set, WorkerPool.CallerOnly);
        var gradient = new float[set.Config.Width];
        gradients.Logit(Draw.Normal(56, gradient.Length), Token, null, gradient);
        Near.SameBits(gradients.HeadRow(Token), gradient, "gradient");
    }

    private static IEnumerable<EditOptions> Edits(ParameterSet set)
    {
        List<ConceptEdit> edits =
        [
            new(ConceptKind.Known, 0, EditOperation.Clamp, 0.75f), new(ConceptKind.Known, 4, EditOperation.Scale, 2),
            new(ConceptKind.Known, 6, EditOperation.Scale, 0), new(ConceptKind.Known, 9, EditOperation.Clamp, 0),
        ];
        if (set.Config.Concepts.HasDiscovered)
        {
            edits.Add(new(ConceptKind.Discovered, 2, EditOperation.Scale, 1.5f));
            edits.Add(new(ConceptKind.Discovered, 5, EditOperation.Clamp, 1));
        }

        yield return new EditOptions();
        yield return new EditOptions { Concepts = edits };
        yield return new EditOptions { Concepts = edits, Residual = ResidualMode.Zeroed };
    }

    private sealed class Oracle(ParameterSet set)
    {
        private readonly OracleTransformer _transformer = new(new OracleWeights(set));

        public double Logit(double[] hidden, EditOptions edits)
        {
            var concepts = set.Config.Concepts;
            var zeroed = edits is { IsEmpty: false, Residual: ResidualMode.Zeroed };
            var keepsHidden = !zeroed && (concepts.ResidualCorrection || !concepts.HasDiscovered);
            var logit = keepsHidden ? _transformer.Logit(hidden, Token) : 0;
            foreach (var kind in Enum.GetValues<ConceptKind>())
            {
                if (kind == ConceptKind.Known || concepts.HasDiscovered)
                {
                    logit += Sum(hidden, kind, edits.Of(kind), zeroed, keepsHidden);
                }
            }

            return logit;
        }

        private double Sum(
            double[] hidden, ConceptKind kind, IReadOnlyList<ConceptEdit> edits, bool zeroed, bool changesOnly)
        {
            var head = new OracleConceptHead(new OracleWeights(set), kind);
            var before = head.Weights(hidden, zeroed && edits.Count > 0);
            var after = (double[])before.Clone();
            foreach (var edit in edits)
            {
                after[edit.Concept] =
                    edit.Operation == EditOperation.Clamp ? edit.Value : edit.Value * after[edit.Concept];
            }

            return Enumerable.Range(0, head.Count).Sum(concept =>
                (after[concept] - (changesOnly ? before[concept] : 0))
                * _transformer.Logit(head.Embedding(concept), Token));
        }
    }
}
