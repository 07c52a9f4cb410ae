using System.CommandLine;

namespace Whence.Trainer.Commands;

/// <summary>The options of whence-trainer train.</summary>
internal static class TrainOptions
{
    // 256 bytes, the five special tokens of the family, and the one that ends a document.
    private const int VocabularyMin = 262;
    private const int WidthUnit = 128;

    public static readonly Option<string> Corpus =
        new("--corpus") { Description = "Folder written by whence-corpus.", Required = true };

    public static readonly Option<string> Output =
        new("--output") { Description = "Model folder to write.", Required = true };

    public static readonly Option<int> Steps = Number("--steps", "Optimiser steps of the whole run.", 7000);

    public static readonly Option<int> Until =
        Number("--until", "Step to stop at; the schedule stays that of --steps.", int.MaxValue);

    public static readonly Option<int> WholeDocumentSteps = Number(
        "--whole-document-steps", "Steps that see whole documents before they are cropped as prompts are.", 3000, 0);

    public static readonly Option<ulong> Seed =
        new("--seed") { Description = "Seed of weights, order and masks.", DefaultValueFactory = _ => 1 };

    public static readonly Option<int> Vocabulary =
        Number("--vocabulary", "Tokens, special ones included.", 3072, VocabularyMin);

    public static readonly Option<int> Layers = Number("--layers", "Transformer blocks.", 4);

    public static readonly Option<int> Width = MultipleOf(
        WidthUnit, Number("--width", $"Channels, a multiple of {WidthUnit}.", 256));

    public static readonly Option<int> BatchTokens = Number("--batch-tokens", "Tokens in a batch.", 4096);

    public static readonly Option<float> LearningRate =
        new("--learning-rate") { Description = "Highest learning rate.", DefaultValueFactory = _ => 2e-3f };

    public static readonly Option<bool> UntiedHead = new("--untied-head")
    {
        Description = "Give the LM head its own weights, so that words which are only ever read keep apart.",
    };

    public static readonly Option<int> Workers = Number("--workers", "Worker threads.", Environment.ProcessorCount);

    public static readonly Option<bool> Resume =
        new("--resume") { Description = "Go on from the checkpoint in the output folder." };

    public static readonly Option<bool> Json = new("--json") { Description = "Print each progress line as JSON." };

    /// <summary>Returns an option that refuses numbers below the least.</summary>
    public static Option<int> Number(string name, string description, int value, int least = 1)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < least)
            {
                result.AddError($"{name} must be at least {least}");
            }
        });
        return option;
    }

    private static Option<int> MultipleOf(int unit, Option<int> option)
    {
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() % unit != 0)
            {
                result.AddError($"{option.Name} must be a multiple of {unit}");
            }
        });
        return option;
    }
}
