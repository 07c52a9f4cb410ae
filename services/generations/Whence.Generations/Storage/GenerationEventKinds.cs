namespace Whence.Generations.Storage;

/// <summary>The kinds of events.</summary>
internal static class GenerationEventKinds
{
    /// <summary>The state changed: <c>{"state":"decoding"}</c>.</summary>
    public const string Status = "status";

    /// <summary>A block was committed: <c>{"block":0,"segment":{"digest":"...","length":1}}</c>.</summary>
    public const string Block = "block";

    /// <summary>The attribution is there.</summary>
    public const string Attribution = "attribution";
}
