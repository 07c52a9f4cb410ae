namespace Whence.Retrieval.Lexical;

/// <summary>How to rank chunks against a query.</summary>
public sealed record LexicalOptions
{
    /// <summary>Gets the most hits to return.</summary>
    public int HitsMax { get; init; } = 10;

    /// <summary>Gets how soon further occurrences of a word stop to count; 1.2 is the usual value.</summary>
    public double K1 { get; init; } = 1.2;

    /// <summary>Gets how much long chunks are held back, from 0 to 1; 0.75 is the usual value.</summary>
    public double B { get; init; } = 0.75;

    /// <summary>Gets which documents, by ordinal, are left out of the hits; null for none.</summary>
    public Func<int, bool>? Excludes { get; init; }

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(HitsMax);
        if (!(K1 >= 0 && double.IsFinite(K1)))
        {
            throw new ArgumentException($"K1 is {K1}; give a number from 0 up.");
        }

        if (!(B is >= 0 and <= 1))
        {
            throw new ArgumentException($"B is {B}; give a number from 0 to 1.");
        }
    }
}
