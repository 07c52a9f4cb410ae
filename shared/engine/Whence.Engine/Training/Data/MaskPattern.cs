using Whence.Engine.Randomness;

namespace Whence.Engine.Training.Data;

/// <summary>
/// Draws for every position of a sequence the probability with which it is masked. Half of the sequences get one
/// probability throughout, as in masked diffusion (Sahoo et al. 2024); the others look like a generation under way:
/// clean up to a cut, then one probability per attention block.
/// </summary>
internal static class MaskPattern
{
    private const double LeastProbability = 0.05;

    public static void Draw(Span<float> probabilities, int blockLength, SplitMix64 random)
    {
        if (random.Below(2) == 0)
        {
            probabilities.Fill(Probability(random));
            return;
        }

        var cut = random.Below(probabilities.Length);
        var p = Probability(random);
        for (var position = 0; position < probabilities.Length; position++)
        {
            if (position % blockLength == 0)
            {
                p = Probability(random);
            }

            probabilities[position] = position < cut ? 0 : p;
        }
    }

    private static float Probability(SplitMix64 random) =>
        (float)(LeastProbability + ((1 - LeastProbability) * random.NextDouble()));
}
