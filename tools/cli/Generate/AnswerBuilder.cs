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
        var activation = Activation(chunk, share);
        var usual = Book.Statistics(share.Kind, share.Concept);
        return new ConceptReport(
            share.Concept,
            share.Kind == ConceptKind.Known ? "known" : "discovered",
            model.Package.Catalogue.Name(share.Kind, share.Concept),
            share.Contribution,
            share.Share,
            Math.Round(activation, 4),
            usual?.Lift(activation) is { } lift ? Math.Round(lift, 2) : null,
            usual?.ZScore(activation) is { } score ? Math.Round(score, 2) : null);
    }

    // Where a token did not have the concept among its strongest, its weight counts as zero.
    private static double Activation(ExplainedChunk chunk, ConceptShare share) =>
        chunk.Tokens.SelectMany(token => token.Attribution.Concepts)
            .Where(concept => (concept.Kind, concept.Concept) == (share.Kind, share.Concept))
            .Sum(concept => (double)concept.Weight) / Math.Max(1, chunk.Tokens.Count);

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
