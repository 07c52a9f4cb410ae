namespace Whence.Trainer.Tests.Support;

/// <summary>A toy corpus and a run of three steps on it, shared by the tests that only read them.</summary>
public sealed class TrainedRun : IDisposable
{
    public TrainedRun()
    {
        ToyCorpus.Write(Corpus);
        Log = CommandRunner.Train(Corpus, Run.Path, "--steps", "3").Output;
    }

    internal TemporaryFolder Corpus { get; } = new();

    internal TemporaryFolder Run { get; } = new();

    internal string Log { get; }

    public void Dispose()
    {
        Corpus.Dispose();
        Run.Dispose();
    }
}
