using Whence.Engine.Attribution;
using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;
using Whence.Models;
using Whence.Models.Answers;

namespace Whence.Cli.Generate;

/// <summary>Builds the report of an answer from what the model says about it.</summary>
internal sealed class AnswerBuilder(LoadedModel model, DecodeRequest request, string prompt)
{
    /// <summary>Builds the report with the strongest <paramref name="top"/> concepts of each chunk.</summary>
    public AnswerReport Build(DecodeResult result, int top, bool detail, TimeSpan elapsed)
    {
        var answer = new AnswerExplainer(model.Package, model.Denoiser).Explain(result.Trace, request.Options);
        return new AnswerReport(
            answer.Text,
            request.Options.Seed,
            request.Options.Steps ?? request.Options.MaxNewTokens,
            new ModelReport(model.Package.Name, model.Digest(), model.Denoiser.Backend),
            prompt,
            request.Prompt.Count,
            result.Statistics.TokensCommitted,
            Math.Round(elapsed.TotalSeconds, 3),
            [.. answer.Chunks.Select(chunk => Chunk(chunk, top, detail))]);
    }

    private ChunkReport Chunk(ExplainedChunk chunk, int top, bool detail) => new(
        chunk.Text,
        chunk.StartChar,
        chunk.EndChar,
        [.. chunk.Attribution.Concepts.Take(top).Select(Concept)],
        chunk.Attribution.ResidualShare,
        chunk.Attribution.AdditivityError,
        detail ? [.. chunk.Tokens.Select(Token)] : null);

    private ConceptReport Concept(ConceptShare share) => new(
        share.Concept,
        share.Kind == ConceptKind.Known ? "known" : "discovered",
        model.Package.Catalogue.Name(share.Kind, share.Concept),
        share.Contribution,
        share.Share);

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
