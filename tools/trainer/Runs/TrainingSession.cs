using Whence.Engine.Parameters;
using Whence.Engine.Training;
using Whence.Engine.Training.Data;
using Whence.Tensors.Threading;
using Whence.Text;
using Whence.Trainer.Corpus;
using Whence.Trainer.Terminal;

namespace Whence.Trainer.Runs;

/// <summary>Prepares a run, or prepares to go on with one, and carries it out.</summary>
internal static class TrainingSession
{
    // What a shell expects of a command that Ctrl+C ended.
    private const int Interrupted = 130;

    public static int Run(TrainRequest request, CommandStreams streams)
    {
        var checkpoint = request.Resume
            ? RunFolder.RequireCheckpoint(request.Output)
            : Path.Combine(request.Output, RunFolder.CheckpointFile);
        using var pool = new WorkerPool(request.Workers);
        var trainer = Prepare(request, pool, streams.Cancellation);
        if (request.Resume)
        {
            TrainingCheckpoint.Restore(trainer, checkpoint);
        }

        var run = new TrainingRun(trainer, checkpoint, new RunReporter(streams, request.Json));
        if (!run.Continue(request.CommandLine, request.Until, streams.Cancellation))
        {
            var again = request.CommandLine + (request.Resume ? "" : " --resume");
            streams.Error.WriteLine($"Stopped and saved at step {trainer.StepsTaken}; go on with: {again}");
            return Interrupted;
        }

        ModelWriter.Write(trainer.Parameters, request.Output);
        return 0;
    }

    private static Engine.Training.Trainer Prepare(
        TrainRequest request, WorkerPool pool, CancellationToken cancellation)
    {
        var (options, output) = (request.Options, request.Output);
        var documents = TrainingDocuments(request.Corpus);
        var concepts = CorpusFolder.ReadConcepts(request.Corpus);
        var tokenizer = request.Resume
            ? Tokenizer.Open(output)
            : TrainTokenizer(documents, options.Vocabulary, cancellation);
        var config = DemoModel.Config(tokenizer, concepts.Count, options);
        if (request.Resume)
        {
            RunCheck.Same(output, options, config);
        }

        var builder = new SequenceBuilder(tokenizer, concepts, config.BlockLength, config.ContextLength);
        TrainingSequence[] sequences = [.. documents.Select(builder.Build)];
        CheckBatch(sequences, options.BatchTokens);
        var set = ParameterSet.Initialize(config, options.Seed);
        var trainer = new Engine.Training.Trainer(set, sequences, EngineOptions(options), pool);
        RunFolder.WriteHead(output, config, tokenizer, request.Corpus);
        RunFolder.WriteOptions(output, options);
        return trainer;
    }

    private static List<CorpusDocument> TrainingDocuments(string corpus)
    {
        var documents = CorpusFolder.ReadDocuments(corpus).Where(document => !document.IsHeldOut).ToList();
        return documents.Count > 0
            ? documents
            : throw new TrainerException($"{corpus} has no document to train on; write a corpus with more documents.");
    }

    private static Tokenizer TrainTokenizer(
        IReadOnlyList<CorpusDocument> documents, int size, CancellationToken cancellation) => VocabularyTrainer.Train(
        documents.SelectMany(document => document.JoinedTexts()),
        size,
        [.. SpecialTokenNames.Required, SequenceBuilder.EndOfDocument],
        (_, _) => cancellation.ThrowIfCancellationRequested());

    private static void CheckBatch(TrainingSequence[] sequences, int batchTokens)
    {
        var longest = sequences.Max(sequence => sequence.Tokens.Length);
        if (batchTokens < longest)
        {
            throw new TrainerException(
                $"--batch-tokens is {batchTokens}, but the longest document has {longest} tokens; "
                + $"give {longest} or more.");
        }
    }

    private static TrainingOptions EngineOptions(RunOptions options) => new()
    {
        Steps = options.Steps,
        WholeDocumentSteps = options.WholeDocumentSteps,
        Seed = options.Seed,
        TokensPerBatch = options.BatchTokens,
        LearningRate = options.LearningRate,
    };
}
