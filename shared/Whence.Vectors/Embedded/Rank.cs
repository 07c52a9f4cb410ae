namespace Whence.Vectors.Embedded;

/// <summary>Orders rows by score, and equal ones by their place, the lower one first.</summary>
internal readonly record struct Rank(float Score, int Row) : IComparable<Rank>
{
    public int CompareTo(Rank other) =>
        Score != other.Score ? Score.CompareTo(other.Score) : other.Row.CompareTo(Row);
}
