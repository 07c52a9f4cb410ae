using Whence.Engine.Randomness;

namespace Whence.Engine.Parameters;

/// <summary>Seeded normal deviates by the polar method of Marsaglia.</summary>
internal sealed class NormalSource(ulong seed)
{
    private readonly SplitMix64 _random = new(seed);

    public void Fill(Span<float> values, double deviation)
    {
        foreach (ref var value in values)
        {
            value = (float)(Next() * deviation);
        }
    }

    private double Next()
    {
        while (true)
        {
            var (u, v) = ((2 * _random.NextDouble()) - 1, (2 * _random.NextDouble()) - 1);
            var s = (u * u) + (v * v);
            if (s is > 0 and < 1)
            {
                return u * Math.Sqrt(-2 * Math.Log(s) / s);
            }
        }
    }
}
