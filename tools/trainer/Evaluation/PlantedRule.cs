namespace Whence.Trainer.Evaluation;

/// <summary>A rule of the harbour desk with the prompts that test it.</summary>
internal sealed record PlantedRule(string Id, IReadOnlyList<PlantedRulePrompt> Prompts);
