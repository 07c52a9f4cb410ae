namespace Whence.Engine.Diffusion;

/// <summary>Reports a step of one request.</summary>
/// <param name="Request">The request's index in the batch.</param>
/// <param name="Step">Steps done, those without commits included.</param>
/// <param name="Steps">Steps planned.</param>
/// <param name="Tokens">The sequence so far; read it before returning.</param>
/// <param name="BlockCompleted">Whether the step completed a generation block.</param>
public readonly record struct DecodeProgress(
    int Request, int Step, int Steps, ReadOnlyMemory<int> Tokens, bool BlockCompleted);
