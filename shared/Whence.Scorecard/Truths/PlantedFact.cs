namespace Whence.Scorecard.Truths;

/// <summary>A fact of the corpus.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Prompt">The beginning of the sentence.</param>
/// <param name="Answer">Its end.</param>
public sealed record PlantedFact(string Id, string Prompt, string Answer);
