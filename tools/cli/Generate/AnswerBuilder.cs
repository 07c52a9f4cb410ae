using Whence.Cli.Model;
using Whence.Cli.Terminal;
using Whence.Engine.Attribution;
using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;
using Whence.Models;
using Whence.Models.Answers;
using Whence.Models.Concepts;

namespace Whence.Cli.Generate;

/// <summary>Cuts an answer into chunks and explains each.</summary>
internal sealed class AnswerBuilder(LoadedModel model, DecodeRequest request, string prompt)
{
    /// <summary>Builds the report with the strongest <paramref name="top"/> concepts of each chunk.</summary>
    public AnswerReport Build(DecodeResult result, int top, bool detail, TimeSpan elapsed)
    {
        var text = new AnswerText(model.Package.Tokenizer, result.Answer, result.AnswerPositions);
        var tokens = Explain(result);
        return new AnswerReport(
            text.Text,
            request.Options.Seed,
            request.Options.Steps ?? request.Options.MaxNewTokens,
            new ModelReport(model.Package.Name, model.Digest(), model.Denoiser.Backend),
            prompt,
            request.Prompt.Count,
            result.Statistics.TokensCommitted,
            Math.Round(elapsed.TotalSeconds, 3),
            [
                .. Ranges(result).Select(range => Chunk(text, tokens, range.Start, range.End, top, detail))
                    .Where(chunk => chunk.EndChar > chunk.StartChar),
            ]);
    }

    private IReadOnlyList<TokenAttribution> Explain(DecodeResult result)
    {
        if (!result.Trace.Commits.All(commit => float.IsFinite(commit.Logit)))
        {
            throw new CommandException(
                $"{model.Package.Name} computes values that are not finite; check it: " +
                $"whence model verify {model.Package.Folder}.");
        }

        var options = request.Options;
        var tokens = ConceptAttribution.Explain(model.Denoiser, result.Trace, options.GuidanceScale > 0);
        return SetWeights.Apply(model.Denoiser, tokens, options.Interventions);
    }

    private IReadOnlyList<(int Start, int End)> Ranges(DecodeResult result)
    {
        int[] stops = model.Package.Config.Tokens.EndOfTurn is { } endOfTurn
            ? [.. request.Options.StopTokens, endOfTurn]
            : [.. request.Options.StopTokens];
        return ChunkBoundaries.Find(
            result.Tokens, model.Package.Config.Tokens.EndOfChunk, request.Prompt.Count, stops, includeFinal: true);
    }

    private ChunkReport Chunk(
        AnswerText text, IReadOnlyList<TokenAttribution> tokens, int start, int end, int top, bool detail)
    {
        var chunk = ChunkAttribution.Aggregate(tokens, start, end);
        var (startChar, endChar) = text.Characters(start, end);
        return new ChunkReport(
            text.Text[startChar..endChar],
            startChar,
            endChar,
            [.. chunk.Concepts.Take(top).Select(Concept)],
            chunk.ResidualShare,
            chunk.AdditivityError,
            detail ? Tokens(text, tokens, start, end) : null);
    }

    private ConceptReport Concept(ConceptShare share) => new(
        share.Concept,
        share.Kind == ConceptKind.Known ? "known" : "discovered",
        model.Package.Catalogue.Name(share.Kind, share.Concept),
        share.Contribution,
        share.Share);

    private List<TokenReport> Tokens(AnswerText text, IReadOnlyList<TokenAttribution> tokens, int start, int end) =>
    [
        .. tokens.Where(token => token.Commit.Position >= start && token.Commit.Position < end)
            .OrderBy(token => token.Commit.Position)
            .Select(token => Token(text, token)),
    ];

    private TokenReport Token(AnswerText text, TokenAttribution token)
    {
        var commit = token.Commit;
        var (startChar, endChar) = text.Characters(commit.Position, commit.Position + 1);
        return new TokenReport(
            commit.Token,
            model.Package.Tokenizer.TokenText(commit.Token),
            startChar,
            endChar,
            commit.Position,
            commit.Step,
            commit.Logit,
            Sum(token, ConceptKind.Known),
            Sum(token, ConceptKind.Discovered),
            token.Residual);
    }

    private static float Sum(TokenAttribution token, ConceptKind kind) =>
        token.Concepts.Where(concept => concept.Kind == kind).Sum(concept => concept.Contribution);
}
