namespace Whence.Engine.Denoising;

/// <summary>A direction that is added to the residual stream at masked positions.</summary>
/// <param name="Direction">A unit vector, [width].</param>
/// <param name="Strength">Its factor.</param>
/// <param name="Layer">The direction is added behind every block whose number, counted from 1, is at least this.
/// </param>
public sealed record Injection(float[] Direction, float Strength, int Layer);
