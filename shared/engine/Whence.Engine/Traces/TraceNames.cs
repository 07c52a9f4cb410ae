namespace Whence.Engine.Traces;

/// <summary>What the tensors and the metadata of a segment are called.</summary>
internal static class TraceNames
{
    public const string Format = "whence-trace/1";

    public const string Order = "commit.order";
    public const string Step = "commit.step";
    public const string Position = "commit.position";
    public const string Token = "commit.token";
    public const string Logit = "commit.logit";
    public const string Composed = "composed";
    public const string KnownIds = "known.ids";
    public const string KnownLogits = "known.logits";
    public const string DiscoveredIds = "discovered.ids";
    public const string DiscoveredLogits = "discovered.logits";

    public const string FormatKey = "format";
    public const string Model = "model";
    public const string ModelDigest = "model_digest";
    public const string Backend = "backend";
    public const string Block = "block";
    public const string PromptLength = "prompt_length";
    public const string Length = "length";
    public const string Mask = "mask";
    public const string Rules = "rules";
}
