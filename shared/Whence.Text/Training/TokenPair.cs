namespace Whence.Text.Training;

/// <summary>Names two neighbouring tokens; pairs are ordered by their left id, then by their right.</summary>
internal readonly record struct TokenPair(int Left, int Right) : IComparable<TokenPair>
{
    public int CompareTo(TokenPair other) =>
        Left != other.Left ? Left.CompareTo(other.Left) : Right.CompareTo(other.Right);
}
