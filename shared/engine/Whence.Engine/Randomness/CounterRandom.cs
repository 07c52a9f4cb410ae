namespace Whence.Engine.Randomness;

/// <summary>
/// Random numbers that are a function of (seed, step, position) and nothing else, so that a result depends neither on
/// the neighbours in a batch nor on what was drawn before (in the manner of Salmon et al., "Parallel random numbers:
/// as easy as 1, 2, 3", 2011).
/// </summary>
public static class CounterRandom
{
    /// <summary>Returns a uniform number in [0, 1).</summary>
    public static double Uniform(ulong seed, int step, int position)
    {
        var key = SplitMix64.Scatter(seed + 0x9E3779B97F4A7C15);
        var counter = ((ulong)(uint)step << 32) | (uint)position;
        var bits = SplitMix64.Scatter(SplitMix64.Scatter(counter ^ key) + key);
        return (bits >> 11) * (1.0 / (1UL << 53));
    }
}
