namespace Whence.Provenance.Evidence;

/// <summary>
/// What the bank says about one decided token: h = Σ a_i p_i + r with a_i ≥ 0, so that its logit is Σ a_i ⟨W_y, p_i⟩ +
/// ⟨W_y, r⟩ (prototype language models, arXiv 2607.00510, on a bank that was built afterwards).
/// </summary>
/// <param name="Token">The token y.</param>
/// <param name="Logit">⟨W_y, h⟩.</param>
/// <param name="Terms">The prototypes with a weight, the largest contribution first.</param>
/// <param name="Residual">⟨W_y, r⟩.</param>
/// <param name="Resemblance">The cosine of the centred vector with the nearest prototype's.</param>
/// <param name="ResidualLength">|r| / |h|.</param>
public sealed record TokenEvidence(
    int Token,
    double Logit,
    IReadOnlyList<PrototypeTerm> Terms,
    double Residual,
    double Resemblance,
    double ResidualLength)
{
    /// <summary>Gets |logit - (Σ contributions + residual)|.</summary>
    public double AdditivityError => Math.Abs(Logit - Terms.Sum(term => term.Contribution) - Residual);

    /// <summary>Gets Σ |contribution|: what the prototypes move, either way.</summary>
    public double Moved => Terms.Sum(term => Math.Abs(term.Contribution));

    /// <summary>Gets the share of what moves the logit that prototypes account for: 1 - |⟨W_y, r⟩| / (|⟨W_y, r⟩| +
    /// Σ |contribution|).</summary>
    public double Coverage => Moved + Math.Abs(Residual) is var all && all > 0 ? Moved / all : 0;
}
