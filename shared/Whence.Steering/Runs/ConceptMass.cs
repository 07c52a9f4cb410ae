using Whence.Engine.Concepts;
using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;
using Whence.Engine.Steering;
using Whence.Tensors.Kernels;

namespace Whence.Steering.Runs;

/// <summary>
/// The probability that a model puts on a concept's own tokens: those that its embedding promotes most at the LM head,
/// E · W_y above zero. It is read from the distribution that decided each token, the mask of steering subtracted,
/// before temperature and penalties, and averaged over the tokens decided.
/// </summary>
public sealed class ConceptMass
{
    /// <summary>How many tokens a concept owns when nothing else is said.</summary>
    public const int OwnTokens = 16;

    private const int RowsMax = 64;

    private readonly IDenoiser _denoiser;

    /// <summary>Initializes a new instance of the <see cref="ConceptMass"/> class.</summary>
    public ConceptMass(IDenoiser denoiser, ConceptKind kind, int concept, int ownTokens = OwnTokens)
    {
        ArgumentNullException.ThrowIfNull(denoiser);
        ArgumentOutOfRangeException.ThrowIfLessThan(ownTokens, 1);
        _denoiser = denoiser;
        Tokens =
        [
            .. TopTokens.Of(denoiser, kind, concept, Math.Min(ownTokens, denoiser.Config.VocabularySize))
                .Where(token => token.Alignment > 0).Select(token => token.Token),
        ];
    }

    /// <summary>Gets the concept's own tokens, the best aligned first.</summary>
    public IReadOnlyList<int> Tokens { get; }

    /// <summary>Returns the mass in one distribution, 0 to 1.</summary>
    /// <param name="logits">[vocabulary].</param>
    public double Of(ReadOnlySpan<float> logits)
    {
        var largest = float.NegativeInfinity;
        foreach (var logit in logits)
        {
            largest = MathF.Max(largest, logit);
        }

        var total = 0.0;
        foreach (var logit in logits)
        {
            total += Math.Exp(logit - largest);
        }

        var own = 0.0;
        foreach (var token in Tokens)
        {
            own += Math.Exp(logits[token] - largest);
        }

        return own / total;
    }

    /// <summary>Returns the mean mass over the tokens of a generation, or 0 where none was decided.</summary>
    /// <param name="trace">Its trace.</param>
    /// <param name="options">How it was decoded.</param>
    public double Of(DecodeTrace trace, GenerationOptions options)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var schedule = new SteeringSchedule(options, _denoiser);
        var sum = 0.0;
        for (var start = 0; start < trace.Commits.Count; start += RowsMax)
        {
            var count = Math.Min(RowsMax, trace.Commits.Count - start);
            var (logits, vocabulary) = (Logits(trace, start, count), _denoiser.Config.VocabularySize);
            for (var row = 0; row < count; row++)
            {
                var distribution = logits.AsSpan(row * vocabulary, vocabulary);
                Subtract(MaskAt(trace, schedule, trace.Commits[start + row]), distribution);
                sum += Of(distribution);
            }
        }

        return trace.Commits.Count == 0 ? 0 : sum / trace.Commits.Count;
    }

    private float[] Logits(DecodeTrace trace, int start, int count)
    {
        var logits = new float[count * _denoiser.Config.VocabularySize];
        _denoiser.Logits(trace.Composed.Skip(start).Take(count).SelectMany(row => row).ToArray(), count, logits);
        return logits;
    }

    private static float[]? MaskAt(DecodeTrace trace, SteeringSchedule schedule, Commit commit) => schedule.At(
        trace.Commits.Count(earlier => earlier.Order < commit.Order),
        [.. trace.Firings.Where(firing => firing.Step < commit.Step)]).LogitMask;

    private static void Subtract(float[]? mask, Span<float> logits)
    {
        if (mask is not null)
        {
            Elementwise.AddScaled(mask, -1, logits);
        }
    }
}
