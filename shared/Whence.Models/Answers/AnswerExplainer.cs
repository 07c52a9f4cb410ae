using Whence.Engine.Attribution;
using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;

namespace Whence.Models.Answers;

/// <summary>Cuts an answer into chunks and explains each from the trace of its decoding.</summary>
public sealed class AnswerExplainer
{
    // The tolerance of the reference for logits of about ten; larger sums round more.
    private const float LeastTolerance = 1e-4f;
    private const float TolerancePerLogit = 4e-6f;

    private readonly ModelPackage _package;
    private readonly IDenoiser _denoiser;

    /// <summary>Initializes a new instance of the <see cref="AnswerExplainer"/> class.</summary>
    /// <param name="package">The model that made the traces.</param>
    /// <param name="denoiser">Its weights; only embeddings and the LM head are read.</param>
    public AnswerExplainer(ModelPackage package, IDenoiser denoiser)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(denoiser);
        (_package, _denoiser) = (package, denoiser);
    }

    /// <summary>Explains an answer.</summary>
    /// <param name="trace">Its trace, with concepts read.</param>
    /// <param name="options">How it was decoded: stop tokens, guidance, edits and set weights count here.</param>
    /// <exception cref="ModelException">The model computed a logit that is not finite.</exception>
    public ExplainedAnswer Explain(DecodeTrace trace, GenerationOptions options)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(options);
        var text = AnswerText.Of(_package, trace, options.StopTokens);
        var tokens = Attributions(trace, options);
        var tolerance = tokens.Select(token => token.Mass * TolerancePerLogit).Append(LeastTolerance).Max();
        return new ExplainedAnswer(
            text.Text,
            [
                .. AnswerChunks.Find(_package, trace, options.StopTokens)
                    .Select(range => Chunk(text, tokens, range.Start, range.End))
                    .Where(chunk => chunk.EndChar > chunk.StartChar),
            ],
            AttributionVerification.Of(tokens, tolerance),
            tolerance);
    }

    private IReadOnlyList<TokenAttribution> Attributions(DecodeTrace trace, GenerationOptions options)
    {
        if (!trace.Commits.All(commit => float.IsFinite(commit.Logit)))
        {
            throw new ModelException(
                $"{_package.Name} computes values that are not finite; check it: " +
                $"whence model verify {_package.Folder}.");
        }

        var tokens = ConceptAttribution.Explain(_denoiser, trace, options.GuidanceScale > 0);
        return SetWeights.Apply(_denoiser, tokens, trace, options);
    }

    private ExplainedChunk Chunk(AnswerText text, IReadOnlyList<TokenAttribution> tokens, int start, int end)
    {
        var (startChar, endChar) = text.Characters(start, end);
        return new ExplainedChunk(
            text.Text[startChar..endChar],
            startChar,
            endChar,
            ChunkAttribution.Aggregate(tokens, start, end),
            [
                .. tokens.Where(token => token.Commit.Position >= start && token.Commit.Position < end)
                    .OrderBy(token => token.Commit.Position)
                    .Select(token => Token(text, token)),
            ]);
    }

    private ExplainedToken Token(AnswerText text, TokenAttribution token)
    {
        var (start, end) = text.Characters(token.Commit.Position, token.Commit.Position + 1);
        return new ExplainedToken(_package.Tokenizer.TokenText(token.Commit.Token), start, end, token);
    }
}
