namespace Whence.Cli.Concepts;

/// <summary>A concept as <c>whence concepts</c> prints it.</summary>
internal sealed record ConceptRow(
    int Id,
    string Name,
    string? Description,
    string? Group,
    string? Kind,
    bool IsSteerable,
    IReadOnlyList<ConceptToken>? Tokens);
