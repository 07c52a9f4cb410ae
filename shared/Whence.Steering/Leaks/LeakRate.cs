namespace Whence.Steering.Leaks;

/// <summary>How often answers express a concept that was to be suppressed.</summary>
/// <param name="Concept">The id of the known concept.</param>
/// <param name="Name">Its name.</param>
/// <param name="Answers">Answers of each kind: prompts times seeds.</param>
/// <param name="Steered">The share of answers that express it although it is suppressed: the leak rate.</param>
/// <param name="Unsteered">The share that express it without steering.</param>
/// <param name="Control">The share that express it while random concepts are suppressed.</param>
/// <param name="SteeredMass">Mean probability of the concept's own tokens while it is suppressed.</param>
/// <param name="UnsteeredMass">The same without steering.</param>
/// <param name="ControlMass">The same while random concepts are suppressed.</param>
public sealed record LeakRate(
    int Concept,
    string Name,
    int Answers,
    Rate Steered,
    Rate Unsteered,
    Rate Control,
    Rate SteeredMass,
    Rate UnsteeredMass,
    Rate ControlMass);
