namespace Whence.Engine.Randomness;

/// <summary>A seeded sequence of random numbers (Steele, Lea and Flood 2014), the same on every machine.</summary>
public sealed class SplitMix64(ulong state)
{
    private const ulong Increment = 0x9E3779B97F4A7C15;

    /// <summary>Gets the state, from which the sequence can be continued.</summary>
    public ulong State { get; private set; } = state;

    /// <summary>Returns the finaliser of SplitMix64: a bijection that scatters every bit.</summary>
    public static ulong Scatter(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>Returns the next 64 bits.</summary>
    public ulong Next()
    {
        State += Increment;
        return Scatter(State);
    }

    /// <summary>Returns a uniform number in [0, 1).</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Returns a uniform whole number in [0, bound).</summary>
    public int Below(int bound) => (int)(NextDouble() * bound);

    /// <summary>Shuffles in place (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
