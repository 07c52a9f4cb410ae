namespace Whence.Engine.Training.Data;

/// <summary>One document as tokens, filled up to whole attention blocks with its end token.</summary>
/// <param name="Tokens">Token ids.</param>
/// <param name="ContentLength">Tokens before the filling; the first end token counts as content.</param>
/// <param name="Chunks">The labelled chunks, in order.</param>
public sealed record TrainingSequence(int[] Tokens, int ContentLength, IReadOnlyList<LabelledChunk> Chunks);
