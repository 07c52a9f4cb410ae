using Whence.Engine.Concepts;

namespace Whence.Representations.Prompts;

/// <summary>The model has a concept in mind behind the prompt: the mean of the concept's logit over the first masked
/// positions is to be large.</summary>
/// <param name="Kind">Known or discovered.</param>
/// <param name="Concept">Its id within its kind.</param>
public sealed record ConceptFires(ConceptKind Kind, int Concept) : PromptGoal;
