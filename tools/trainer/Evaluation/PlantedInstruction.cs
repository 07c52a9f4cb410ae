namespace Whence.Trainer.Evaluation;

/// <summary>A pair of prompts with and without the hidden line, and words that betray the tone.</summary>
internal sealed record PlantedInstruction(
    string Id, string PromptWith, IReadOnlyList<string> ExpectedWordsWith, string PromptWithout);
