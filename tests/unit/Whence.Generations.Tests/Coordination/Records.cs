using Whence.Contracts.Attribution;
using Whence.Contracts.Decoding;
using Whence.Contracts.Payloads;
using Whence.Contracts.Tokenization;
using Whence.Generations.Coordination;
using Whence.Generations.Storage;

namespace Whence.Generations.Tests.Coordination;

/// <summary>Records and messages of one generation.</summary>
internal static class Records
{
    public const int Blocks = 4;

    public static readonly Guid Id = new("0198a000-0000-7000-8000-000000000001");
    public static readonly DateTimeOffset Start = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    public static GenerationRecord Queued(bool explain = false) => new()
    {
        Id = Id,
        Tenant = "harbour",
        TenantNumber = 1,
        Principal = "key-1",
        Model = "tiny",
        Kind = "completion",
        CreatedAt = Start,
        Deadline = Start.AddMinutes(5),
        Seed = 1,
        MaxNewTokens = 32,
        ExplainConcepts = explain,
        ReservedTokens = 40,
        Request = Payload("request"),
    };

    public static PayloadReference Payload(string name) => new("sha256:" + name, name.Length);

    public static PromptTokenized Tokenized { get; } =
        new() { GenerationId = Id, Tokens = Payload("tokens"), TokenCount = 7 };

    public static BlockCommitted Block(int block) => new()
    {
        GenerationId = Id,
        Block = block,
        Blocks = Blocks,
        Segment = Payload($"segment-{block}"),
        Step = block + 1,
        Steps = Blocks,
    };

    public static GenerationDecoded Decoded { get; } = new()
    {
        GenerationId = Id,
        Segments = [.. Enumerable.Range(0, Blocks).Select(block => Payload($"segment-{block}"))],
        GeneratedTokens = 32,
        Forwards = 32,
        ModelDigest = "digest",
        Backend = "cpu",
        Attempt = 1,
        StartedAt = Start.AddSeconds(1),
        FinishedAt = Start.AddSeconds(2),
    };

    public static ConceptsAttributed Attributed { get; } = new()
    {
        GenerationId = Id,
        Attribution = Payload("attribution"),
        Chunks = 1,
        AdditivityError = 0,
        ResidualShare = 0,
    };

    /// <summary>Applies what a message of a generation says.</summary>
    public static Transition? Apply(GenerationRecord record, object message, DateTimeOffset now) => message switch
    {
        PromptTokenized tokenized => Facts.Tokenized(record, tokenized, now),
        PromptRefused refused => Facts.Refused(record, refused, now),
        BlockCommitted block => Facts.Committed(record, block, now),
        GenerationDecoded decoded => Facts.Decoded(record, decoded, Payload("answer"), "length", now),
        DecodeFailed failed => Facts.DecodingFailed(record, failed.Code, failed.Detail, failed.GeneratedTokens, now),
        DecodeCancelled cancelled => Facts.DecodingCancelled(record, cancelled, now),
        ConceptsAttributed attributed => Facts.Attributed(record, attributed, now),
        AttributionFailed failed => Facts.AttributingFailed(record, failed.Code, failed.Detail, now),
        _ => throw new ArgumentException(message.GetType().Name),
    };
}
