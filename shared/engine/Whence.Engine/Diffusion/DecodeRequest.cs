namespace Whence.Engine.Diffusion;

/// <summary>A prompt and how to answer it.</summary>
/// <param name="Prompt">Token ids, without masks.</param>
/// <param name="Options">The options.</param>
public sealed record DecodeRequest(IReadOnlyList<int> Prompt, GenerationOptions Options);
