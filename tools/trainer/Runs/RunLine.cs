namespace Whence.Trainer.Runs;

/// <summary>A line of a run's output: its text is the line of the log, its properties are the JSON.</summary>
internal abstract record RunLine(string Event);
