using Whence.Generations.Storage;

namespace Whence.Generations.Coordination;

/// <summary>What callers read as the state of a generation.</summary>
internal static class StateNames
{
    public static string Of(GenerationState state) => state switch
    {
        GenerationState.Queued => "queued",
        GenerationState.Decoding => "decoding",
        GenerationState.Attributing => "attributing",
        GenerationState.Completed => "completed",
        GenerationState.Failed => "failed",
        _ => "cancelled",
    };

    public static bool IsFinal(string name) => name is "completed" or "failed" or "cancelled";
}
