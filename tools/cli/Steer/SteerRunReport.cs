namespace Whence.Cli.Steer;

/// <summary>A steered answer beside its twin and its control.</summary>
internal sealed record SteerRunReport(
    float? Strength,
    SteeredAnswerReport Steered,
    SteeredAnswerReport Unsteered,
    SteeredAnswerReport Control,
    IReadOnlyList<string> ControlConcepts,
    double MassChange,
    double ControlMassChange,
    double? Disruption);
