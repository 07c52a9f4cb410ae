namespace Whence.Cli.Generate;

/// <summary>What a concept did in a chunk.</summary>
internal sealed record ConceptReport(
    int Id,
    string Kind,
    string Name,
    float Contribution,
    float Share,
    double Activation,
    double? Lift,
    double? ZScore);
