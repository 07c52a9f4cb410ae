namespace Whence.Cli.Counterfactual;

/// <summary>What the edit of one concept does on the frozen trajectory.</summary>
internal sealed record EditReport(
    int Id, string Kind, string Name, string Operation, float Value, double Weight, double EditedWeight, double Delta);
