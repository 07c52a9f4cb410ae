using Whence.Engine.Randomness;

namespace Whence.Steering.Leaks;

/// <summary>Intervals of means over prompts with several seeds each: whole prompts are resampled, because answers to
/// one prompt resemble each other (percentile bootstrap, Efron 1979).</summary>
internal static class PromptBootstrap
{
    private const int Draws = 2000;

    /// <summary>Returns the mean of all values with its 95 % interval.</summary>
    /// <param name="prompts">[prompts][seeds], at least one value in each.</param>
    /// <param name="seed">The seed of the draws.</param>
    public static Rate Of(IReadOnlyList<IReadOnlyList<double>> prompts, ulong seed)
    {
        var random = new SplitMix64(SplitMix64.Scatter(seed));
        double[] means = [.. prompts.Select(values => values.Average())];
        var drawn = new double[Draws];
        for (var i = 0; i < Draws; i++)
        {
            for (var k = 0; k < means.Length; k++)
            {
                drawn[i] += means[random.Below(means.Length)] / means.Length;
            }
        }

        Array.Sort(drawn);
        return new Rate(means.Average(), drawn[(int)(0.025 * Draws)], drawn[(int)(0.975 * Draws)]);
    }
}
