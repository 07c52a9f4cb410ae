using Whence.Engine.Attribution;
using Whence.Engine.Concepts;

namespace Whence.Trainer.Evaluation;

/// <summary>
/// Concept contribution (equation 22 of "Scaling Inherently Interpretable Language Models", 2026):
/// (Σ |known| + |Σ discovered|) / (that + |residual|), averaged over committed tokens.
/// </summary>
internal static class Contribution
{
    public static double Mean(IEnumerable<TokenAttribution> tokens) => tokens.Average(Of);

    private static double Of(TokenAttribution token)
    {
        var known = token.Concepts.Where(c => c.Kind == ConceptKind.Known).Sum(c => Math.Abs(c.Contribution));
        var discovered = Math.Abs(
            token.Concepts.Where(c => c.Kind == ConceptKind.Discovered).Sum(c => c.Contribution));
        return (known + discovered) / (known + discovered + Math.Abs(token.Residual));
    }
}
