using Whence.Engine.Configuration;
using Whence.Engine.Steering;
using Whence.Models.Steering;

namespace Whence.Representations.Prompts;

/// <summary>A suppressed concept still shows: the mean log-probability of its own tokens at the first masked positions,
/// with the suppression on, is to be large.</summary>
/// <param name="Concept">The known concept.</param>
/// <param name="Suppression">What suppresses it.</param>
/// <param name="Tokens">How many of the tokens that the concept promotes most count as its own.</param>
public sealed record ConceptLeaks(int Concept, SteeringOptions Suppression, int Tokens = 8) : PromptGoal
{
    /// <summary>Suppresses a concept as strongly as is usual for a model.</summary>
    public static ConceptLeaks Under(ModelConfig config, int concept)
    {
        var strength = SteeringStrength.For(config);
        return new ConceptLeaks(concept, SteeringOptions.Unlearn(
            concept, group: null, strength.SuppressStrength, strength.InjectionLayer, strength.SuppressMask));
    }
}
