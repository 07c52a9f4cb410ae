using Whence.Engine.Concepts;
using Whence.Engine.Denoising;
using Whence.Engine.Steering;
using Whence.Models;
using Whence.Tensors.Kernels;

namespace Whence.Representations.Prompts;

/// <summary>
/// The mean log-probability of a concept's own tokens under suppression. The gradient takes the composed vector for the
/// hidden state, which it is where the residual is added; the score itself is exact everywhere.
/// </summary>
internal sealed class LeakObjective : PromptObjective
{
    private readonly IDenoiser _denoiser;
    private readonly SteeringPlan _plan;
    private readonly Lazy<float[]> _head; // [vocabulary, width]
    private float[] _logits = [];

    public LeakObjective(ConceptLeaks goal, IDenoiser denoiser, LegalTokens legal)
    {
        if ((uint)goal.Concept >= (uint)denoiser.Config.Concepts.Known)
        {
            throw new ModelException(
                $"There is no known concept {goal.Concept}; the model has {denoiser.Config.Concepts.Known}, numbered " +
                "from 0.");
        }

        (_denoiser, _plan) = (denoiser, new SteeringPlan(goal.Suppression, denoiser));
        Tokens = OwnTokens(goal, denoiser, legal);
        _head = new Lazy<float[]>(HeadRows);
    }

    /// <summary>Gets the tokens that count as the concept's own.</summary>
    public IReadOnlyList<int> Tokens { get; }

    public override Injection? Injection => _plan.At(committedTokens: 0);

    /// <summary>Returns the legal tokens that a concept promotes most, at most as many as the goal counts.</summary>
    public static IReadOnlyList<int> OwnTokens(ConceptLeaks goal, IDenoiser denoiser, LegalTokens legal)
    {
        int[] tokens =
        [
            .. TopTokens.Of(denoiser, ConceptKind.Known, goal.Concept, denoiser.Config.VocabularySize)
                .Where(entry => entry.Alignment > 0 && legal.HasWord(entry.Token))
                .Take(goal.Tokens)
                .Select(entry => entry.Token),
        ];
        return tokens.Length > 0
            ? tokens
            : throw new ModelException(
                $"Concept {goal.Concept} promotes no token that could leak; search for another concept.");
    }

    public override double Score(ReadOnlySpan<float> hidden)
    {
        var (sum, rows) = (0.0, Logits(hidden));
        for (var row = 0; row < rows; row++)
        {
            sum += LogMass(RowLogits(row)).Log;
        }

        return sum / rows;
    }

    public override double Gradient(ReadOnlySpan<float> hidden, Span<float> dHidden)
    {
        var (sum, rows, width) = (0.0, Logits(hidden), _denoiser.Config.Width);
        dHidden.Clear();
        for (var row = 0; row < rows; row++)
        {
            var logits = RowLogits(row);
            var (log, total, own) = LogMass(logits);
            sum += log;

            // d log(Σ own p) / dz = p restricted to the own tokens and scaled to one, minus p.
            for (var token = 0; token < logits.Length; token++)
            {
                var probability = Math.Exp(logits[token] - total);
                var slope = (Tokens.Contains(token) ? Math.Exp(logits[token] - own) : 0) - probability;
                if (Math.Abs(slope) > 1e-7)
                {
                    Elementwise.AddScaled(
                        _head.Value.AsSpan(token * width, width),
                        (float)(slope / rows),
                        dHidden.Slice(row * width, width));
                }
            }
        }

        return sum / rows;
    }

    private int Logits(ReadOnlySpan<float> hidden)
    {
        var rows = hidden.Length / _denoiser.Config.Width;
        var composed = new float[hidden.Length];
        Array.Resize(ref _logits, rows * _denoiser.Config.VocabularySize);
        _denoiser.Compose(hidden, rows, null, composed);
        _denoiser.Logits(composed, rows, _logits);
        for (var row = 0; _plan.LogitMask is { } mask && row < rows; row++)
        {
            Elementwise.AddScaled(mask, -1, RowLogits(row));
        }

        return rows;
    }

    private Span<float> RowLogits(int row)
    {
        var vocabulary = _denoiser.Config.VocabularySize;
        return _logits.AsSpan(row * vocabulary, vocabulary);
    }

    // The log-probability of the own tokens, and the logarithms of the sums of exp(z) over all and over the own.
    private (double Log, double Total, double Own) LogMass(ReadOnlySpan<float> logits)
    {
        var max = float.NegativeInfinity;
        foreach (var logit in logits)
        {
            max = Math.Max(max, logit);
        }

        var (all, own) = (0.0, 0.0);
        foreach (var logit in logits)
        {
            all += Math.Exp((double)logit - max);
        }

        foreach (var token in Tokens)
        {
            own += Math.Exp((double)logits[token] - max);
        }

        var (total, ownTotal) = (max + Math.Log(all), max + Math.Log(own));
        return (ownTotal - total, total, ownTotal);
    }

    private float[] HeadRows()
    {
        var (width, vocabulary) = (_denoiser.Config.Width, _denoiser.Config.VocabularySize);
        var head = new float[vocabulary * width];
        for (var token = 0; token < vocabulary; token++)
        {
            _denoiser.HeadRow(token, head.AsSpan(token * width, width));
        }

        return head;
    }
}
