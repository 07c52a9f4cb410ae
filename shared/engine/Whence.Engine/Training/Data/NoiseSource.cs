using Whence.Engine.Configuration;
using Whence.Engine.Gradients;
using Whence.Engine.Randomness;

namespace Whence.Engine.Training.Data;

/// <summary>Turns clean sequences into noisy batches.</summary>
public static class NoiseSource
{
    /// <summary>Masks the sequences with probabilities of the training distribution.</summary>
    public static NoisyBatch Draw(
        IReadOnlyList<TrainingSequence> sequences, ModelConfig config, SplitMix64 random)
    {
        ArgumentNullException.ThrowIfNull(config);
        return Mask(
            sequences, config, random, (probabilities, r) => MaskPattern.Draw(probabilities, config.BlockLength, r));
    }

    /// <summary>Masks every position with one probability, for evaluation.</summary>
    public static NoisyBatch DrawUniform(
        IReadOnlyList<TrainingSequence> sequences, ModelConfig config, SplitMix64 random, float probability) =>
        Mask(sequences, config, random, (probabilities, _) => probabilities.AsSpan().Fill(probability));

    private static NoisyBatch Mask(
        IReadOnlyList<TrainingSequence> sequences,
        ModelConfig config,
        SplitMix64 random,
        Action<float[], SplitMix64> draw)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        ArgumentNullException.ThrowIfNull(random);
        var builder = new NoisyBatchBuilder(config.Tokens.Mask);
        foreach (var sequence in sequences)
        {
            var probabilities = new float[sequence.Tokens.Length];
            draw(probabilities, random);
            builder.Add(sequence, probabilities, random);
        }

        return builder.Build();
    }
}
