using Whence.Contracts;
using Whence.Contracts.Decoding;
using Whence.Hosting.Messaging;

namespace Whence.Decoding.Jobs;

/// <summary>What decoding tells of a job. Ids follow from what is said, so that saying it twice is saying it once.
/// </summary>
internal static class DecodingMessages
{
    public static OutgoingMessage Block(BlockCommitted block) =>
        new(MessageIds.From(block.GenerationId, $"{nameof(BlockCommitted)}/{block.Block}"), block);

    public static OutgoingMessage Decoded(GenerationDecoded decoded) =>
        new(MessageIds.From(decoded.GenerationId, nameof(GenerationDecoded)), decoded);

    public static OutgoingMessage Cancelled(Guid generationId, int generatedTokens) => new(
        MessageIds.From(generationId, nameof(DecodeCancelled)),
        new DecodeCancelled { GenerationId = generationId, GeneratedTokens = generatedTokens });

    public static OutgoingMessage Failed(Guid generationId, string code, string detail, int generatedTokens) => new(
        MessageIds.From(generationId, nameof(DecodeFailed)),
        new DecodeFailed
        {
            GenerationId = generationId, Code = code, Detail = detail, GeneratedTokens = generatedTokens,
        });
}
