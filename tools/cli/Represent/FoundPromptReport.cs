namespace Whence.Cli.Represent;

/// <summary>A prompt that was found, with its score.</summary>
internal sealed record FoundPromptReport(string Text, double Score);
