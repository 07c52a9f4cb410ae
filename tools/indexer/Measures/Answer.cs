namespace Whence.Indexer.Measures;

/// <summary>What the model answered, token by token.</summary>
/// <param name="Text">The text of the tokens.</param>
/// <param name="Tokens">Tokens that carry text, in the order of the text.</param>
/// <param name="Composed">The vector that decided each.</param>
internal sealed record Answer(string Text, IReadOnlyList<int> Tokens, IReadOnlyList<float[]> Composed);
