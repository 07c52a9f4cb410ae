namespace Whence.Cli.Concepts;

/// <summary>A token that a concept speaks for.</summary>
internal sealed record ConceptToken(int Id, string Text, float Alignment);
