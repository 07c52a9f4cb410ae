namespace Whence.Corpus.Output;

/// <summary>An entry of concepts.json; <paramref name="Id"/> is its index.</summary>
internal sealed record ConceptRow(
    int Id,
    string Name,
    string Description,
    string Group,
    string Kind,
    bool IsTone,
    bool IsDemographic,
    bool IsAlignment,
    bool IsSteerable);
