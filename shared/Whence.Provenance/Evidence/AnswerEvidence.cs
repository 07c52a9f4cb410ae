using Whence.Provenance.Banks;

namespace Whence.Provenance.Evidence;

/// <summary>What the bank says about a token, a chunk or a whole answer.</summary>
/// <param name="Tokens">The tokens.</param>
/// <param name="Sources">The sources, the largest share first; all of them, whether supported or not.</param>
/// <param name="Prototypes">The prototypes that speak for the tokens, the largest contribution first.</param>
/// <param name="Opposing">Those that speak against them, the strongest first.</param>
/// <param name="Coverage">The share of what moves the logits that prototypes account for.</param>
/// <param name="Resemblance">The mean over the tokens of the cosine with the nearest prototype.</param>
/// <param name="Threshold">The resemblance below which no source is to be named.</param>
public sealed record AnswerEvidence(
    IReadOnlyList<TokenEvidence> Tokens,
    IReadOnlyList<SourceShare> Sources,
    IReadOnlyList<SummedPrototype> Prototypes,
    IReadOnlyList<SummedPrototype> Opposing,
    double Coverage,
    double Resemblance,
    double Threshold)
{
    /// <summary>Gets a value indicating whether a source may be named; if not, say "no source above threshold".
    /// </summary>
    public bool IsSupported => Sources.Count > 0 && Resemblance >= Threshold;

    /// <summary>Gets the share of what moves the logits that no prototype accounts for.</summary>
    public double ResidualShare => 1 - Coverage;

    /// <summary>Sums up tokens.</summary>
    /// <param name="bank">The bank that explained them.</param>
    /// <param name="tokens">At least one.</param>
    public static AnswerEvidence Of(PrototypeBank bank, IReadOnlyList<TokenEvidence> tokens)
    {
        ArgumentNullException.ThrowIfNull(bank);
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentOutOfRangeException.ThrowIfZero(tokens.Count, nameof(tokens));
        var moved = tokens.Sum(token => token.Moved);
        var residual = tokens.Sum(token => Math.Abs(token.Residual));
        var prototypes = tokens.SelectMany(token => token.Terms)
            .GroupBy(term => term.Prototype)
            .Select(group => new SummedPrototype(
                group.Key,
                group.Sum(term => term.Contribution),
                group.Count(),
                bank.Prototypes[group.Key].Count))
            .OrderByDescending(prototype => prototype.Contribution)
            .ThenBy(prototype => prototype.Prototype)
            .ToList();
        return new AnswerEvidence(
            tokens,
            SourceSum.Of(bank, tokens),
            [.. prototypes.Where(prototype => prototype.Contribution > 0)],
            [.. prototypes.Where(prototype => prototype.Contribution < 0).Reverse()],
            moved + residual > 0 ? moved / (moved + residual) : 0,
            tokens.Average(token => token.Resemblance),
            bank.Manifest.Support.Resemblance);
    }
}
