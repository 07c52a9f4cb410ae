namespace Whence.Cli.Concepts;

/// <summary>A concept that search found, or a neighbour.</summary>
internal sealed record SearchRow(
    string Kind, int Id, string Name, string? Group, string? Description, double Score, string? Match);
