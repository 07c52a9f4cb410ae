using Whence.Engine.Concepts;

namespace Whence.Explanations.Counterfactuals;

/// <summary>What one edit does on the frozen trajectory.</summary>
/// <param name="Edit">The edit.</param>
/// <param name="Weight">Mean weight of the concept over the target's tokens, as it counted.</param>
/// <param name="EditedWeight">Mean weight with the edit.</param>
/// <param name="Delta">Change of the target's summed logits by this edit, the residual's part left out.</param>
public sealed record EditEffect(ConceptEdit Edit, double Weight, double EditedWeight, double Delta);
