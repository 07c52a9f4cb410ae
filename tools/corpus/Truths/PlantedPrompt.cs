namespace Whence.Corpus.Truths;

/// <summary>A fact that one source alone states.</summary>
internal sealed record PlantedPrompt(string Id, string Source, string Prompt, string Answer);
