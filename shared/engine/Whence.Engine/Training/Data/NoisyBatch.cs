using Whence.Engine.Gradients;

namespace Whence.Engine.Training.Data;

/// <summary>Sequences with a part of their tokens masked.</summary>
/// <param name="Noisy">What the model sees.</param>
/// <param name="Clean">The clean sequences.</param>
/// <param name="MaskedRows">The rows that are masked, ascending.</param>
/// <param name="Targets">The token behind each masked row.</param>
/// <param name="Weights">1 / p of each masked row, normalised to sum to one.</param>
/// <param name="MaskedChunks">The chunks that have masked tokens.</param>
public sealed record NoisyBatch(
    SequenceBatch Noisy,
    IReadOnlyList<TrainingSequence> Clean,
    int[] MaskedRows,
    int[] Targets,
    float[] Weights,
    IReadOnlyList<MaskedChunk> MaskedChunks);
