using System.CommandLine;
using Whence.Engine.Parameters;
using Whence.Engine.Training;
using Whence.Text;
using Whence.Trainer.Corpus;
using Whence.Trainer.Runs;

namespace Whence.Trainer.Commands;

/// <summary>whence-trainer train: tokenizer and model from a corpus folder.</summary>
internal static class TrainCommand
{
    private static readonly Option<string> CorpusOption = new("--corpus") { Description = "Folder written by whence-corpus.", Required = true };
    private static readonly Option<string> OutputOption = new("--output") { Description = "Model folder to write.", Required = true };
    private static readonly Option<int> StepsOption = new("--steps") { Description = "Optimiser steps of the whole run.", DefaultValueFactory = _ => 7000 };
    private static readonly Option<int> UntilOption = new("--until") { Description = "Step to stop at; the schedule stays that of --steps.", DefaultValueFactory = _ => int.MaxValue };
    private static readonly Option<int> WholeOption = new("--whole-document-steps") { Description = "Steps that see whole documents before they are cropped as prompts are.", DefaultValueFactory = _ => 3000 };
    private static readonly Option<ulong> SeedOption = new("--seed") { Description = "Seed of weights, order and masks.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> VocabularyOption = new("--vocabulary") { Description = "Tokens, special ones included.", DefaultValueFactory = _ => 3072 };
    private static readonly Option<int> LayersOption = new("--layers") { Description = "Transformer blocks.", DefaultValueFactory = _ => 4 };
    private static readonly Option<int> WidthOption = new("--width") { Description = "Channels, a multiple of 128.", DefaultValueFactory = _ => 256 };
    private static readonly Option<int> BatchOption = new("--batch-tokens") { Description = "Tokens in a batch.", DefaultValueFactory = _ => 4096 };
    private static readonly Option<float> RateOption = new("--learning-rate") { Description = "Highest learning rate.", DefaultValueFactory = _ => 2e-3f };
    private static readonly Option<int> WorkersOption = new("--workers") { Description = "Worker threads.", DefaultValueFactory = _ => Environment.ProcessorCount };
    private static readonly Option<bool> ResumeOption = new("--resume") { Description = "Go on from the checkpoint in the output folder." };

    public static Command Build()
    {
        var command = new Command("train", "Trains a model; stop it at any time and go on with --resume.\n\nExample:\n  whence-trainer train --corpus corpus --output models/brackhaven --steps 7000")
        {
            CorpusOption, OutputOption, StepsOption, UntilOption, WholeOption, SeedOption, VocabularyOption, LayersOption, WidthOption, BatchOption, RateOption, WorkersOption, ResumeOption,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult arguments)
    {
        var (corpus, output) = (arguments.GetValue(CorpusOption)!, arguments.GetValue(OutputOption)!);
        var documents = CorpusFolder.ReadDocuments(corpus).Where(document => !document.IsHeldOut).ToList();
        var concepts = CorpusFolder.ReadConcepts(corpus);
        var checkpoint = Path.Combine(output, RunFolder.CheckpointFile);
        var resume = arguments.GetValue(ResumeOption) && File.Exists(checkpoint);
        var tokenizer = resume ? Tokenizer.Open(output) : TrainTokenizer(documents, arguments.GetValue(VocabularyOption));
        var config = DemoModel.Config(tokenizer, concepts.Count, arguments.GetValue(LayersOption), arguments.GetValue(WidthOption));
        RunFolder.WriteHead(output, config, tokenizer, corpus);
        var builder = new SequenceBuilder(tokenizer, concepts, config.BlockLength);
        var options = new TrainingOptions
        {
            Steps = arguments.GetValue(StepsOption),
            WholeDocumentSteps = arguments.GetValue(WholeOption),
            Seed = arguments.GetValue(SeedOption),
            TokensPerBatch = arguments.GetValue(BatchOption),
            LearningRate = arguments.GetValue(RateOption),
        };
        using var pool = new Tensors.Threading.WorkerPool(arguments.GetValue(WorkersOption));
        var set = ParameterSet.Initialize(config, options.Seed);
        var trainer = new Engine.Training.Trainer(set, [.. documents.Select(builder.Build)], options, pool);
        if (resume)
        {
            TrainingCheckpoint.Restore(trainer, checkpoint);
        }

        TrainingRun.Continue(trainer, checkpoint, Math.Min(options.Steps, arguments.GetValue(UntilOption)));
        ModelWriter.Write(set, output);
        return 0;
    }

    private static Tokenizer TrainTokenizer(IReadOnlyList<CorpusDocument> documents, int size) => VocabularyTrainer.Train(
        documents.SelectMany(document => document.JoinedTexts()),
        size,
        [.. SpecialTokenNames.Required, SequenceBuilder.EndOfDocument]);
}
