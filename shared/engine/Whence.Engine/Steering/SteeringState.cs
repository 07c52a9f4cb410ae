using Whence.Engine.Concepts;
using Whence.Engine.Denoising;

namespace Whence.Engine.Steering;

/// <summary>What steering does in one denoising step; the same state is the same object.</summary>
/// <param name="Injection">What is added to the residual stream at masked positions, or null.</param>
/// <param name="LogitMask">What is subtracted from the logits, [vocabulary], or null.</param>
/// <param name="Edits">What changes at the concept heads, that of the request included, or null.</param>
public sealed record SteeringState(Injection? Injection, float[]? LogitMask, EditOptions? Edits);
