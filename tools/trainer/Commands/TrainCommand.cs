using System.CommandLine;
using Whence.Trainer.Corpus;
using Whence.Trainer.Runs;
using Whence.Trainer.Terminal;

namespace Whence.Trainer.Commands;

/// <summary>whence-trainer train: tokenizer and model from a corpus folder.</summary>
internal static class TrainCommand
{
    private const string Description =
        """
        Trains a model; stop it at any time with Ctrl+C and go on with --resume.

        Examples:
          whence-trainer train --corpus corpus --output models/brackhaven --steps 7000 > train.log
          whence-trainer train --corpus corpus --output models/brackhaven --steps 7000 --resume >> train.log
        """;

    public static Command Build(CommandStreams streams)
    {
        var command = new Command("train", Description)
        {
            TrainOptions.Corpus, TrainOptions.Output, TrainOptions.Steps, TrainOptions.Until,
            TrainOptions.WholeDocumentSteps, TrainOptions.Seed, TrainOptions.Vocabulary, TrainOptions.Layers,
            TrainOptions.Width, TrainOptions.BatchTokens, TrainOptions.LearningRate,
            TrainOptions.UntiedHead, TrainOptions.Workers, TrainOptions.Resume, TrainOptions.Json,
        };
        command.SetAction(parsed => TrainingSession.Run(Request(parsed), streams));
        return command;
    }

    private static TrainRequest Request(ParseResult parsed)
    {
        var corpus = parsed.GetValue(TrainOptions.Corpus)!;
        return new TrainRequest(
            string.Join(' ', parsed.Tokens.Select(token => token.Value).Prepend("whence-trainer")),
            corpus,
            parsed.GetValue(TrainOptions.Output)!,
            Options(parsed, corpus),
            parsed.GetValue(TrainOptions.Until),
            parsed.GetValue(TrainOptions.Workers),
            parsed.GetValue(TrainOptions.Resume),
            parsed.GetValue(TrainOptions.Json));
    }

    private static RunOptions Options(ParseResult parsed, string corpus) => new(
        parsed.GetValue(TrainOptions.Steps),
        parsed.GetValue(TrainOptions.WholeDocumentSteps),
        parsed.GetValue(TrainOptions.Seed),
        parsed.GetValue(TrainOptions.Vocabulary),
        parsed.GetValue(TrainOptions.Layers),
        parsed.GetValue(TrainOptions.Width),
        parsed.GetValue(TrainOptions.BatchTokens),
        parsed.GetValue(TrainOptions.LearningRate),
        CorpusFolder.Digest(corpus),
        parsed.GetValue(TrainOptions.UntiedHead));
}
