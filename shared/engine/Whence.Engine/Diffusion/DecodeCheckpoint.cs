using Whence.Engine.Steering;
using Whence.Engine.Traces;

namespace Whence.Engine.Diffusion;

/// <summary>A session between two steps, without what the model can compute again: a few kilobytes, and the states of
/// the current block's commits.</summary>
public sealed record DecodeCheckpoint
{
    /// <summary>Gets the model and the backend.</summary>
    public required TraceOrigin Origin { get; init; }

    /// <summary>Gets what identifies prompt and settings.</summary>
    public required string SettingsDigest { get; init; }

    /// <summary>Gets the denoising steps done.</summary>
    public required int StepsDone { get; init; }

    /// <summary>Gets the blocks completed.</summary>
    public required int BlocksDone { get; init; }

    /// <summary>Gets the steps done in the current block.</summary>
    public required int StepInBlock { get; init; }

    /// <summary>Gets the number of the next group of commits.</summary>
    public required int Order { get; init; }

    /// <summary>Gets a value indicating whether nothing is left to decide.</summary>
    public required bool IsDone { get; init; }

    /// <summary>Gets the steps in which the model ran.</summary>
    public required int Forwards { get; init; }

    /// <summary>Gets the positions that the transformer computed.</summary>
    public required long Rows { get; init; }

    /// <summary>Gets how many tokens completed blocks committed.</summary>
    public required int EarlierCommits { get; init; }

    /// <summary>Gets the rules that fired.</summary>
    public IReadOnlyList<RuleFiring> Firings { get; init; } = [];

    /// <summary>Gets the tokens behind the prompt; undecided ones are masks.</summary>
    public required IReadOnlyList<int> Generated { get; init; }

    /// <summary>Gets the commits of the current block.</summary>
    public required IReadOnlyList<Commit> Commits { get; init; }

    /// <summary>Gets the hidden state that decided each of them.</summary>
    public required IReadOnlyList<float[]> Hidden { get; init; }

    /// <summary>Gets the vector that entered the LM head for each of them.</summary>
    public required IReadOnlyList<float[]> Composed { get; init; }

    /// <summary>Reads a checkpoint.</summary>
    /// <exception cref="InvalidDataException">The bytes are no checkpoint of this version.</exception>
    public static DecodeCheckpoint Parse(ReadOnlyMemory<byte> content) => DecodeCheckpointFile.Read(content);

    /// <summary>Returns the checkpoint as bytes.</summary>
    public byte[] ToBytes() => DecodeCheckpointFile.Write(this);

    /// <summary>Returns whether a worker with this model and these settings may go on.</summary>
    public bool Fits(TraceOrigin origin, string settingsDigest) =>
        Origin == origin && SettingsDigest == settingsDigest;
}
