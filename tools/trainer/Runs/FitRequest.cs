namespace Whence.Trainer.Runs;

/// <summary>What <c>whence-trainer fit</c> was asked.</summary>
internal sealed record FitRequest(string Run, string Corpus, string Output, int Top, int Steps, int Workers);
