using Whence.Attribution.Catalogue;
using Whence.Catalogue;
using Whence.Contracts.Documents;
using Whence.Engine.Attribution;
using Whence.Models.Answers;

namespace Whence.Attribution.Answers;

/// <summary>Writes an explained answer as the document of the API.</summary>
internal sealed class AttributionDocuments(ConceptBook book, int topConcepts, bool withTokens)
{
    public const string Method = "concepts-closed-form/1";

    public AttributionDocument Write(ExplainedAnswer answer, string model, string digest, string backend)
    {
        var offsets = new CodePointOffsets(answer.Text);
        return new AttributionDocument
        {
            Method = Method,
            Model = model,
            ModelDigest = digest,
            Backend = backend,
            Chunks = [.. answer.Chunks.Select((chunk, index) => Chunk(chunk, index, offsets))],
            Verification = new VerificationDocument
            {
                AdditivityError = answer.Verification.LargestError,
                Tolerance = answer.Tolerance,
                Ok = answer.Verification.Passed,
            },
        };
    }

    private ChunkDocument Chunk(ExplainedChunk chunk, int index, CodePointOffsets offsets) => new()
    {
        Index = index,
        Text = chunk.Text,
        StartChar = offsets.At(chunk.StartChar),
        EndChar = offsets.At(chunk.EndChar),
        StartPosition = chunk.Attribution.Start,
        EndPosition = chunk.Attribution.End,
        Logit = Mean(chunk, token => token.Attribution.Commit.Logit),
        Parts = new ContributionParts(
            Mean(chunk, token => token.Known),
            Mean(chunk, token => token.Discovered),
            Mean(chunk, token => token.Attribution.Residual)),
        Concepts = [.. chunk.Attribution.Concepts.Take(topConcepts).Select(share => Concept(chunk, share))],
        ResidualShare = chunk.Attribution.ResidualShare,
        AdditivityError = chunk.Attribution.AdditivityError,
        Tokens = withTokens ? [.. chunk.Tokens.Select(token => Token(token, offsets))] : [],
    };

    // A raw weight says little: what is usual for one concept is much for another.
    private ConceptDocument Concept(ExplainedChunk chunk, ConceptShare share)
    {
        var activity = book.Activity(chunk, share.Kind, share.Concept);
        return new ConceptDocument
        {
            Id = share.Concept,
            Kind = KindNames.Of(share.Kind),
            Label = book.Entry(share.Kind, share.Concept).Name,
            Contribution = share.Contribution,
            Share = share.Share,
            Activation = activity.Activation,
            Lift = activity.Lift,
            ZScore = activity.ZScore,
        };
    }

    private static TokenDocument Token(ExplainedToken token, CodePointOffsets offsets) => new()
    {
        Id = token.Attribution.Commit.Token,
        Text = token.Text,
        Position = token.Attribution.Commit.Position,
        Step = token.Attribution.Commit.Step,
        StartChar = offsets.At(token.StartChar),
        EndChar = offsets.At(token.EndChar),
        Logit = token.Attribution.Commit.Logit,
        Parts = new ContributionParts(token.Known, token.Discovered, token.Attribution.Residual),
        AdditivityError = token.Attribution.AdditivityError,
    };

    private static float Mean(ExplainedChunk chunk, Func<ExplainedToken, float> part) =>
        chunk.Tokens.Count == 0 ? 0 : chunk.Tokens.Average(part);
}
