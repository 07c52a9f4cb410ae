namespace Whence.Trainer.Runs;

/// <summary>What decides every number of a run; kept in run.json, so that a resumed run is the same run.</summary>
internal sealed record RunOptions(
    int Steps,
    int WholeDocumentSteps,
    ulong Seed,
    int Vocabulary,
    int Layers,
    int Width,
    int BatchTokens,
    float LearningRate,
    string CorpusSha256,
    bool UntiedHead = false)
{
    /// <summary>Returns the first option that another run has otherwise, with both values; null when all agree.
    /// </summary>
    public (string Option, object Here, object There)? Difference(RunOptions other)
    {
        (string Option, object Here, object There)[] all =
        [
            ("--steps", Steps, other.Steps),
            ("--whole-document-steps", WholeDocumentSteps, other.WholeDocumentSteps),
            ("--seed", Seed, other.Seed),
            ("--vocabulary", Vocabulary, other.Vocabulary),
            ("--layers", Layers, other.Layers),
            ("--width", Width, other.Width),
            ("--batch-tokens", BatchTokens, other.BatchTokens),
            ("--learning-rate", LearningRate, other.LearningRate),
            ("--untied-head", UntiedHead, other.UntiedHead),
            ("--corpus (SHA-256)", CorpusSha256, other.CorpusSha256),
        ];
        var index = Array.FindIndex(all, option => !option.Here.Equals(option.There));
        return index < 0 ? null : all[index];
    }
}
