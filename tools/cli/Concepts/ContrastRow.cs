namespace Whence.Cli.Concepts;

/// <summary>How a concept differs between two sets of texts.</summary>
internal sealed record ContrastRow(
    int Id,
    string Kind,
    string Name,
    double With,
    double Without,
    double Difference,
    double Effect,
    double Auc,
    double PValue);
