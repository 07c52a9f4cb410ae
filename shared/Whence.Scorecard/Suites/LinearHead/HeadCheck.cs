namespace Whence.Scorecard.Suites.LinearHead;

/// <summary>What the linear head promises, checked on one token; all in logits.</summary>
/// <param name="Logit">The token's logit.</param>
/// <param name="Additivity">|logit - (Σ contributions + residual)| in float32.</param>
/// <param name="Rounded">The same when every term is rounded to bfloat16.</param>
/// <param name="Mismatched">The same with the contributions of another token: what chance gives.</param>
/// <param name="Predicted">The change that removing the strongest concept should make: minus its contribution.</param>
/// <param name="Observed">The change of the logit when its term is taken out and the residual stays frozen.</param>
/// <param name="Zeroed">The change when the residual is dropped along with the concept.</param>
/// <param name="Recomputed">The change when the residual is computed again, which absorbs the removal.</param>
internal sealed record HeadCheck(
    double Logit,
    double Additivity,
    double Rounded,
    double Mismatched,
    double Predicted,
    double Observed,
    double Zeroed,
    double Recomputed)
{
    private const int Bf16FractionBits = 7;

    /// <summary>Gets the error of the removal's prediction.</summary>
    public double RemovalError => Math.Abs(Predicted - Observed);

    /// <summary>Gets the rounded error in units of the last place of a bfloat16 logit.</summary>
    public double RoundedUlps =>
        Rounded / Math.Pow(2, Math.Floor(Math.Log2(Math.Max(Math.Abs(Logit), 1e-9))) - Bf16FractionBits);
}
