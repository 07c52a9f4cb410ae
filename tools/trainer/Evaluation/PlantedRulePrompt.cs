namespace Whence.Trainer.Evaluation;

/// <summary>A prompt and what the rule makes of it.</summary>
internal sealed record PlantedRulePrompt(string Prompt, string Expected);
