namespace Whence.Cli.Model;

/// <summary>The vocabulary of a model.</summary>
/// <param name="Size">Ids, special ones included.</param>
/// <param name="SpecialTokens">Ids by name, or null when the folder has no tokenizer.</param>
internal sealed record VocabularyInfo(int Size, IReadOnlyDictionary<string, int>? SpecialTokens);
