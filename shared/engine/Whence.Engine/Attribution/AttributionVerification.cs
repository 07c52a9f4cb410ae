namespace Whence.Engine.Attribution;

/// <summary>Whether contributions and residual add up to the logits, over all tokens of an answer.</summary>
/// <param name="Passed">Whether every error is below the tolerance.</param>
/// <param name="LargestError">In logits.</param>
/// <param name="Median">Half of the errors are below it.</param>
/// <param name="Percentile95">95 % of the errors are below it.</param>
/// <param name="Percentile99">99 % of the errors are below it.</param>
public sealed record AttributionVerification(
    bool Passed, float LargestError, float Median, float Percentile95, float Percentile99)
{
    /// <summary>Verifies the attribution of every token of an answer.</summary>
    /// <param name="tokens">The attributions.</param>
    /// <param name="tolerance">In logits.</param>
    public static AttributionVerification Of(IReadOnlyList<TokenAttribution> tokens, float tolerance = 1e-4f)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        float[] errors = [.. tokens.Select(token => token.AdditivityError).Order()];
        float At(double share) => errors.Length == 0 ? 0 : errors[(int)Math.Ceiling(share * (errors.Length - 1))];
        return new AttributionVerification(At(1) < tolerance, At(1), At(0.5), At(0.95), At(0.99));
    }
}
