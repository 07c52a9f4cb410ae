using System.Diagnostics;
using Whence.Engine.Configuration;
using Whence.Engine.Parameters;
using Whence.Engine.Training;
using Whence.Safetensors;
using Whence.Tensors.Threading;
using Whence.Text;
using Whence.Trainer.Corpus;
using Whence.Trainer.Terminal;

namespace Whence.Trainer.Runs;

/// <summary>Fits the discovered head of a run's checkpoint and writes the model.</summary>
internal static class FitSession
{
    private const int StepsPerLine = 100;

    public static int Run(FitRequest request, CommandStreams streams)
    {
        using var pool = new WorkerPool(request.Workers);
        var set = Load(request);
        var tokenizer = Tokenizer.Open(request.Run);
        var fit = new DiscoveredHeadFit(set, Sequences(request, tokenizer, set.Config), Options(request), pool);
        var clock = Stopwatch.StartNew();
        for (var step = 1; step <= request.Steps; step++)
        {
            streams.Cancellation.ThrowIfCancellationRequested();
            var losses = fit.Step();
            if (step % StepsPerLine == 0 || step == request.Steps)
            {
                var left = clock.Elapsed / step * (request.Steps - step);
                streams.Output.WriteLine(
                    $"fit {step}/{request.Steps}  reconstruction {losses.Reconstruction:F4}  {left:h\\:mm\\:ss} left");
            }
        }

        RunFolder.WriteHead(request.Output, set.Config, tokenizer, request.Corpus);
        ModelWriter.Write(set, request.Output);
        return 0;
    }

    private static ParameterSet Load(FitRequest request)
    {
        var config = ConfigReader.ReadFolder(request.Run);
        using var store = TensorStore.Open(RunFolder.RequireCheckpoint(request.Run));
        var trained = ParameterSet.LoadFromRun(config, store);
        var set = ParameterSet.Initialize(
            config with { Concepts = config.Concepts with { TopDiscovered = request.Top } }, seed: 1);
        set.CopyFrom(trained);
        return set;
    }

    private static Engine.Training.Data.TrainingSequence[] Sequences(
        FitRequest request, Tokenizer tokenizer, ModelConfig config)
    {
        var builder = new SequenceBuilder(
            tokenizer, CorpusFolder.ReadConcepts(request.Corpus), config.BlockLength, config.ContextLength);
        return
        [
            .. CorpusFolder.ReadDocuments(request.Corpus).Where(document => !document.IsHeldOut).Select(builder.Build),
        ];
    }

    private static TrainingOptions Options(FitRequest request) => new()
    {
        Steps = request.Steps,
        TokensPerBatch = 5120,
        LearningRate = 3e-3f,
        WarmupSteps = Math.Min(50, request.Steps / 2),
        WeightDecay = 0.01f,
    };
}
