namespace Whence.Representations.Exemplars;

/// <summary>Two exemplars that stand for the same direction.</summary>
/// <param name="Before">Its index in the first partition.</param>
/// <param name="After">Its index in the second.</param>
/// <param name="Cosine">Their cosine.</param>
public sealed record MatchedExemplars(int Before, int After, double Cosine);
