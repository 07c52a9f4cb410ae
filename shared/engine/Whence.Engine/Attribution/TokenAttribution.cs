using Whence.Engine.Diffusion;

namespace Whence.Engine.Attribution;

/// <summary>The logit of a committed token as known + discovered + residual.</summary>
/// <param name="Commit">The commit that it explains.</param>
/// <param name="Concepts">The concepts that were read, known first, each kind by descending logit.</param>
/// <param name="Residual">What the rest of the composed vector added: (composed - Σ weight · E) · W_y.</param>
/// <param name="AdditivityError">|logit - (Σ contributions + residual)|; zero but for rounding. Under guidance the
/// logit is that of the conditional branch.</param>
public sealed record TokenAttribution(
    Commit Commit, IReadOnlyList<ConceptContribution> Concepts, float Residual, float AdditivityError)
{
    /// <summary>Gets Σ |contribution| + |residual|, by which shares are taken.</summary>
    public float Mass { get; } = Concepts.Sum(concept => MathF.Abs(concept.Contribution)) + MathF.Abs(Residual);
}
