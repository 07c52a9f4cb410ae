namespace Whence.Contracts.Documents;

/// <summary>What the change of one concept does on the recorded trajectory.</summary>
/// <param name="Id">The concept within its kind.</param>
/// <param name="Kind">known or discovered.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Operation">clamp or scale.</param>
/// <param name="Value">The weight or the factor.</param>
/// <param name="Weight">Its mean weight over the target's tokens.</param>
/// <param name="EditedWeight">Its mean weight with the change.</param>
/// <param name="Delta">Its part of the change.</param>
public sealed record EditEffectDocument(
    int Id, string Kind, string Name, string Operation, float Value, double Weight, double EditedWeight, double Delta);
