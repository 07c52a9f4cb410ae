using Whence.Catalogue;
using Whence.Engine.Attribution;
using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;
using Whence.Models;
using Whence.Models.Answers;

namespace Whence.Cli.Generate;

/// <summary>Builds the report of an answer from what the model says about it.</summary>
internal sealed class AnswerBuilder(LoadedModel model, DecodeRequest request, string prompt)
{
    private readonly string _digest = model.Digest();
    private ConceptBook? _book;

    /// <summary>Builds the report with the strongest <paramref name="top"/> concepts of each chunk.</summary>
    public AnswerReport Build(DecodeResult result, int top, bool detail, TimeSpan elapsed)
    {
        var answer = new AnswerExplainer(model.Package, model.Denoiser).Explain(result.Trace, request.Options);
        return new AnswerReport(
            answer.Text,
            request.Options.Seed,
            request.Options.Steps ?? request.Options.MaxNewTokens,
            new ModelReport(model.Package.Name, _digest, model.Denoiser.Backend),
            prompt,
            request.Prompt.Count,
            result.Statistics.TokensCommitted,
            Math.Round(elapsed.TotalSeconds, 3),
            [.. answer.Chunks.Select(chunk => Chunk(chunk, top, detail))]);
    }

    private ConceptBook Book => _book ??= ConceptBook.Open(model.Package, _digest);

    private ChunkReport Chunk(ExplainedChunk chunk, int top, bool detail) => new(
        chunk.Text,
        chunk.StartChar,
        chunk.EndChar,
        [.. chunk.Attribution.Concepts.Take(top).Select(share => Concept(chunk, share))],
        chunk.Attribution.ResidualShare,
        chunk.Attribution.AdditivityError,
        detail ? [.. chunk.Tokens.Select(Token)] : null);

    // A raw weight says little: what is usual for one concept is much for another.
    private ConceptReport Concept(ExplainedChunk chunk, ConceptShare share)
    {
        var activity = Book.Activity(chunk, share.Kind, share.Concept);
        return new ConceptReport(
            share.Concept,
            share.Kind == ConceptKind.Known ? "known" : "discovered",
            Book.Entry(share.Kind, share.Concept).Name,
            share.Contribution,
            share.Share,
            activity.Activation,
            activity.Lift,
            activity.ZScore);
    }

    private static TokenReport Token(ExplainedToken token)
    {
        var commit = token.Attribution.Commit;
        return new TokenReport(
            commit.Token,
            token.Text,
            token.StartChar,
            token.EndChar,
            commit.Position,
            commit.Step,
            commit.Logit,
            token.Known,
            token.Discovered,
            token.Attribution.Residual);
    }
}
