using Whence.Scorecard.Statistics;

namespace Whence.Cli.Explain;

/// <summary>How far two methods agree on the same units.</summary>
/// <param name="Left">One method.</param>
/// <param name="Right">The other.</param>
/// <param name="Spearman">The correlation of their ranks, from -1 to 1; 0 where one of them ranks nothing.</param>
/// <param name="TopOverlap">The share of the three strongest units that they have in common.</param>
internal sealed record MethodAgreement(string Left, string Right, double Spearman, double TopOverlap)
{
    private const int Strongest = 3;

    /// <summary>Compares each pair of methods.</summary>
    public static IReadOnlyList<MethodAgreement> Of(IReadOnlyList<ComparedMethod> methods) =>
    [
        .. from i in Enumerable.Range(0, methods.Count)
           from j in Enumerable.Range(i + 1, methods.Count - i - 1)
           select Between(methods[i], methods[j]),
    ];

    private static MethodAgreement Between(ComparedMethod left, ComparedMethod right)
    {
        var shared = Top(left).Intersect(Top(right)).Count();
        var count = Math.Min(Strongest, left.Scores.Count);
        return new MethodAgreement(
            left.Name, right.Name, Correlation.Spearman(left.Scores, right.Scores), shared / (double)count);
    }

    private static IEnumerable<int> Top(ComparedMethod method) => Enumerable.Range(0, method.Scores.Count)
        .OrderByDescending(unit => method.Scores[unit]).Take(Strongest);
}
