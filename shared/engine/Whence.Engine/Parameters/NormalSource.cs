namespace Whence.Engine.Parameters;

/// <summary>Seeded normal deviates by the polar method of Marsaglia, the same on every machine.</summary>
internal sealed class NormalSource(ulong seed)
{
    private ulong _state = seed;

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
            var (u, v) = (Uniform(), Uniform());
            var s = (u * u) + (v * v);
            if (s is > 0 and < 1)
            {
                return u * Math.Sqrt(-2 * Math.Log(s) / s);
            }
        }
    }

    // In [-1, 1), from SplitMix64 (Steele, Lea and Flood 2014).
    private double Uniform()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        z ^= z >> 31;
        return ((z >> 11) * (2.0 / (1UL << 53))) - 1;
    }
}
