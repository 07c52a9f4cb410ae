namespace Whence.Contracts.Documents;

/// <summary>A piece of a token diff.</summary>
/// <param name="Kind">equal, removed or added.</param>
/// <param name="Text">The text of the tokens.</param>
/// <param name="Tokens">How many tokens.</param>
public sealed record TextChangeDocument(string Kind, string Text, int Tokens);
