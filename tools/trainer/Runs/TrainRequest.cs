namespace Whence.Trainer.Runs;

/// <summary>What whence-trainer train was asked for.</summary>
/// <param name="CommandLine">The command as it was typed, for the log.</param>
/// <param name="Corpus">Folder written by whence-corpus.</param>
/// <param name="Output">Run and model folder.</param>
/// <param name="Options">What decides the numbers.</param>
/// <param name="Until">Step to stop at.</param>
/// <param name="Workers">Worker threads.</param>
/// <param name="Resume">Whether to go on from the checkpoint.</param>
/// <param name="Json">Whether progress is JSON.</param>
internal sealed record TrainRequest(
    string CommandLine,
    string Corpus,
    string Output,
    RunOptions Options,
    int Until,
    int Workers,
    bool Resume,
    bool Json);
