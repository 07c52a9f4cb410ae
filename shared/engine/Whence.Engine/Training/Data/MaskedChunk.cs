namespace Whence.Engine.Training.Data;

/// <summary>The masked tokens of one chunk, as a range of the batch's masked rows.</summary>
/// <param name="Sequence">Which sequence of the batch.</param>
/// <param name="First">The first masked row, an index into <see cref="NoisyBatch.MaskedRows"/>.</param>
/// <param name="Count">How many masked rows.</param>
/// <param name="Concepts">Ids of the chunk's known concepts.</param>
public sealed record MaskedChunk(int Sequence, int First, int Count, IReadOnlyList<int> Concepts);
