namespace Whence.Steering.Automatic;

/// <summary>Why a concept is in an automatic profile.</summary>
/// <param name="Word">The word of the description.</param>
/// <param name="Concept">The concept's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Place">Where the word was found: name, description or group.</param>
/// <param name="Suppressed">Whether the word stands behind a negation.</param>
public sealed record ConceptMatch(string Word, int Concept, string Name, string Place, bool Suppressed);
