namespace Whence.Cli.Generate;

/// <summary>A chunk of an answer and the concepts behind it.</summary>
internal sealed record ChunkReport(
    string Text,
    int StartChar,
    int EndChar,
    IReadOnlyList<ConceptReport> Concepts,
    float ResidualShare,
    float AdditivityError,
    IReadOnlyList<TokenReport>? Tokens);
