namespace Whence.Trainer.Evaluation;

/// <summary>A prompt with the only right way to go on.</summary>
internal sealed record PlantedCompletion(string Id, string Prompt, string Answer);
