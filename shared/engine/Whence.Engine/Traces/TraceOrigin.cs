namespace Whence.Engine.Traces;

/// <summary>What made a trace.</summary>
/// <param name="Model">The name of the model.</param>
/// <param name="ModelDigest">The SHA-256 of its weights, in lower-case hexadecimal.</param>
/// <param name="Backend">The name of the backend.</param>
public sealed record TraceOrigin(string Model, string ModelDigest, string Backend);
