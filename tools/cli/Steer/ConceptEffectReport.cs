namespace Whence.Cli.Steer;

/// <summary>How much of a steered concept is in an answer.</summary>
internal sealed record ConceptEffectReport(
    int Id, string Kind, string Name, double Mass, double Presence, double Weight);
