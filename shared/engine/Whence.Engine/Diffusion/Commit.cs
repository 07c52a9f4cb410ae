namespace Whence.Engine.Diffusion;

/// <summary>One token that was decided.</summary>
/// <param name="Order">Groups are numbered in the order in which they were decided; a group shares one forward pass.
/// </param>
/// <param name="Step">The denoising step, steps that commit nothing included.</param>
/// <param name="Position">Where.</param>
/// <param name="Token">What.</param>
/// <param name="Logit">The model's logit for it, before penalties and suppression.</param>
public sealed record Commit(int Order, int Step, int Position, int Token, float Logit);
