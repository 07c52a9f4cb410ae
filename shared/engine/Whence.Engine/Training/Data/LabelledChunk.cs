namespace Whence.Engine.Training.Data;

/// <summary>A chunk of a training sequence and the known concepts that it carries.</summary>
/// <param name="Start">Its first token.</param>
/// <param name="End">Behind its last token; the end-of-chunk token stands there.</param>
/// <param name="Concepts">Ids of known concepts.</param>
/// <param name="Opening">Its tokens as they are when a text begins with it: without the space that joins it.</param>
/// <param name="IsGiven">Whether it is a prompt that the answers follow from: it is masked like the rest, but nothing
/// is learned from its own words, and no end-of-chunk token closes it.</param>
public sealed record LabelledChunk(
    int Start, int End, IReadOnlyList<int> Concepts, IReadOnlyList<int> Opening, bool IsGiven = false);
