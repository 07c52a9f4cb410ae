using Whence.Engine.Randomness;
using Whence.Engine.Tests.Support;
using Whence.Engine.Training.Data;

namespace Whence.Engine.Tests.Training;

/// <summary>Small labelled sequences and noisy batches of them.</summary>
internal static class Batches
{
    /// <summary>Gets three sequences with one or two chunks, one of them without concepts.</summary>
    public static IReadOnlyList<TrainingSequence> Sequences { get; } =
    [
        Sequence(12, 1, (0, 5, [1, 4, 7]), (6, 10, [2])),
        Sequence(8, 2, (1, 7, [])),
        Sequence(9, 3, (0, 4, [0, 11]), (5, 8, [3, 4])),
    ];

    /// <summary>Masks the sequences with the patterns of training.</summary>
    public static NoisyBatch Noisy(ulong seed) => NoiseSource.Draw(Sequences, TinyModels.Plain, new SplitMix64(seed));

    private static TrainingSequence Sequence(
        int length, int seed, params (int Start, int End, int[] Concepts)[] chunks)
    {
        var tokens = TinyModels.Prompt(length, seed);
        return new TrainingSequence(
            tokens,
            length,
            [.. chunks.Select(c => new LabelledChunk(c.Start, c.End, c.Concepts, tokens[c.Start..c.End]))]);
    }
}
