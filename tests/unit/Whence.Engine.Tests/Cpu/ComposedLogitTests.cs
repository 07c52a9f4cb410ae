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
            var expected = Differences(Draw.Widen(hidden), point => oracle.Logit(point, Token, edits));
            Near.Equal(expected, gradient, 1e-5, $"{variant}, {edits.Concepts.Count} edits, {edits.Residual}");
        }
    }

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void LogProbabilities_EveryVariantAndEdit_AreThoseOfTheComposedLogits(string variant)
    {
        var set = TinyModels.Draw(TinyModels.Variants[variant], 57);
        using var denoiser = CpuDenoiser.FromParameters(set, WorkerPool.CallerOnly);
        var gradients = new CpuDifferentiableDenoiser(set, WorkerPool.CallerOnly);
        var (width, vocabulary) = (set.Config.Width, set.Config.VocabularySize);
        foreach (var edits in Edits(set))
        {
            var (hidden, tokens) = (Draw.Normal(58, 5 * width), new[] { 9, 3, 0, vocabulary - 1, 9 });
            var (composed, logits) = (new float[hidden.Length], new float[5 * vocabulary]);
            denoiser.ComposeEdited(hidden, 5, edits, composed);
            denoiser.Logits(composed, 5, logits);
            var values = new float[5];
            gradients.LogProbabilities(hidden, tokens, edits, values, new float[hidden.Length]);
            for (var row = 0; row < 5; row++)
            {
                var sum = Math.Log(logits[(row * vocabulary)..((row + 1) * vocabulary)].Sum(x => Math.Exp(x)));
                var expected = logits[(row * vocabulary) + tokens[row]] - sum;
                Near.Equal(expected, values[row], 1e-5, $"{variant}, {edits.Residual}, row {row}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void LogProbabilities_Gradients_EqualFiniteDifferences(string variant)
    {
        var set = TinyModels.Draw(TinyModels.Variants[variant], 59);
        var gradients = new CpuDifferentiableDenoiser(set, WorkerPool.CallerOnly);
        var (oracle, width) = (new Oracle(set), set.Config.Width);
        foreach (var edits in Edits(set))
        {
            var (hidden, gradient) = (Draw.Normal(60, 2 * width), new float[2 * width]);
            gradients.LogProbabilities(hidden, [Token, 2], edits, new float[2], gradient);
            var first = Differences(Draw.Widen(hidden)[..width], point => oracle.LogProbability(point, Token, edits));
            var second = Differences(Draw.Widen(hidden)[width..], point => oracle.LogProbability(point, 2, edits));
            Near.Equal([.. first, .. second], gradient, 1e-5, $"{variant}, {edits.Concepts.Count} edits");
        }
    }

    [Fact]
    public void LogProbabilities_NearlyCertainToken_KeepsTheDigitsOfItsGradient()
    {
        var set = TinyModels.Draw(TinyModels.Plain, 61);
        var gradients = new CpuDifferentiableDenoiser(set, WorkerPool.CallerOnly);
        var (oracle, hidden) = (new Oracle(set), gradients.HeadRow(Token).ToArray());
        var (value, gradient) = (new[] { -1f }, new float[hidden.Length]);
        while (value[0] < -1e-4)
        {
            hidden = [.. hidden.Select(x => 1.2f * x)];
            gradients.LogProbabilities(hidden, [Token], null, value, gradient);
        }

        var expected = oracle.Gradient(Draw.Widen(hidden), Token);
        var scale = expected.Max(Math.Abs);
        Near.Equal(
            [.. expected.Select(x => x / scale)], [.. gradient.Select(x => (float)(x / scale))], 1e-4, "gradient");
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

    private static double[] Differences(double[] point, Func<double[], double> value)
    {
        var differences = new double[point.Length];
        for (var i = 0; i < point.Length; i++)
        {
            const double step = 1e-6;
            var saved = point[i];
            point[i] = saved + step;
            var above = value(point);
            point[i] = saved - step;
            differences[i] = (above - value(point)) / (2 * step);
            point[i] = saved;
        }

        return differences;
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

        public double LogProbability(double[] hidden, int token, EditOptions edits)
        {
            double[] logits = [.. Vocabulary().Select(other => Logit(hidden, other, edits))];
            var most = logits.Max();
            return logits[token] - most - Math.Log(logits.Sum(logit => Math.Exp(logit - most)));
        }

        // Σ p(v) (W_y - W_v), term by term, where nothing is edited.
        public double[] Gradient(double[] hidden, int token)
        {
            double[] logits = [.. Vocabulary().Select(other => _transformer.Logit(hidden, other))];
            var sum = logits.Sum(logit => Math.Exp(logit - logits[token]));
            return
            [
                .. Enumerable.Range(0, hidden.Length).Select(i => Vocabulary().Sum(other =>
                    Math.Exp(logits[other] - logits[token]) / sum * (Row(token, i) - Row(other, i)))),
            ];
        }

        public double Logit(double[] hidden, int token, EditOptions edits)
        {
            var concepts = set.Config.Concepts;
            var zeroed = edits is { IsEmpty: false, Residual: ResidualMode.Zeroed };
            var keepsHidden = !zeroed && (concepts.ResidualCorrection || !concepts.HasDiscovered);
            var logit = keepsHidden ? _transformer.Logit(hidden, token) : 0;
            foreach (var kind in Enum.GetValues<ConceptKind>())
            {
                if (kind == ConceptKind.Known || concepts.HasDiscovered)
                {
                    logit += Sum(hidden, kind, token, edits.Of(kind), zeroed, keepsHidden);
                }
            }

            return logit;
        }

        private double Sum(
            double[] hidden,
            ConceptKind kind,
            int token,
            IReadOnlyList<ConceptEdit> edits,
            bool zeroed,
            bool changesOnly)
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
                * _transformer.Logit(head.Embedding(concept), token));
        }

        private IEnumerable<int> Vocabulary() => Enumerable.Range(0, set.Config.VocabularySize);

        // W_v times a unit vector.
        private double Row(int token, int channel)
        {
            var unit = new double[set.Config.Width];
            unit[channel] = 1;
            return _transformer.Logit(unit, token);
        }
    }
}
