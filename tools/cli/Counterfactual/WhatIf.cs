using System.CommandLine;
using System.Globalization;
using Whence.Cli.Explain;
using Whence.Cli.Generate;
using Whence.Cli.Terminal;
using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;
using Whence.Explanations.Counterfactuals;
using Whence.Explanations.Inputs;
using Whence.Models;

namespace Whence.Cli.Counterfactual;

/// <summary>Reads what a counterfactual is about from a command line.</summary>
internal static class WhatIf
{
    private const string GroupPrefix = "group:";

    public static CounterfactualQuestion Question(ParseResult arguments, RecordedAnswer answer) => new()
    {
        Concepts = Edits(arguments, answer.Model.Package),
        Spans =
        [
            .. Values(arguments, CounterfactualArguments.WithoutSpan).Select(span => Span(answer.Units, span)),
        ],
        Target = answer.Targets.Find(arguments.GetValue(ExplainArguments.Target)!),
        Residual = arguments.GetValue(CounterfactualArguments.Residual) == "zeroed"
            ? ResidualMode.Zeroed
            : ResidualMode.Frozen,
        Regenerate = !arguments.GetValue(CounterfactualArguments.NoRegenerate),
        Seed = answer.Request.Options.Seed,
    };

    /// <summary>Refuses wrong names and weights before an answer is given.</summary>
    public static void Check(ParseResult arguments, ModelPackage package)
    {
        var options = GenerationOptions.Greedy(package.Config.BlockLength) with
        {
            Edits = new EditOptions { Concepts = Edits(arguments, package) },
        };
        RequestChecks.Check(new DecodeRequest([], options), package.Config);
    }

    private static IReadOnlyList<ConceptEdit> Edits(ParseResult arguments, ModelPackage package) =>
    [
        .. Values(arguments, CounterfactualArguments.WithoutConcept)
            .SelectMany(name => Named(package, name.Trim(), EditOperation.Scale, 0)),
        .. Valued(package, arguments, CounterfactualArguments.ScaleConcept, EditOperation.Scale),
        .. Valued(package, arguments, CounterfactualArguments.ClampConcept, EditOperation.Clamp),
    ];

    /// <summary>Says what is changed, in the names that were given.</summary>
    public static string Describe(ParseResult arguments) => string.Join(", ", [
        .. Values(arguments, CounterfactualArguments.WithoutConcept).Select(name => $"without {name.Trim()}"),
        .. Values(arguments, CounterfactualArguments.ScaleConcept).Select(value => Changed(value, "times")),
        .. Values(arguments, CounterfactualArguments.ClampConcept).Select(value => Changed(value, "at")),
        .. Values(arguments, CounterfactualArguments.WithoutSpan).Select(span => $"without \"{span}\""),
    ]);

    private static string Changed(string value, string word) =>
        $"with {string.Join($" {word} ", value.Split('=', StringSplitOptions.TrimEntries))}";

    private static string[] Values(ParseResult arguments, Option<string[]> option) => arguments.GetValue(option) ?? [];

    private static IEnumerable<ConceptEdit> Valued(
        ModelPackage package, ParseResult arguments, Option<string[]> option, EditOperation operation) =>
        Values(arguments, option).SelectMany(value =>
        {
            var (name, number) = NamedNumber.Parse(option.Name, value);
            return number is { } given
                ? Named(package, name, operation, given)
                : throw new CommandException($"{option.Name} is '{value}'; write {option.Name} {option.HelpName}.");
        });

    private static IReadOnlyList<ConceptEdit> Named(
        ModelPackage package, string name, EditOperation operation, float value) =>
        name.StartsWith(GroupPrefix, StringComparison.Ordinal)
            ? EditedConcepts.Group(package, name[GroupPrefix.Length..], operation, value)
            : [EditedConcepts.Named(package, name, operation, value)];

    // A text of the form A:B that stands in the prompt is still taken for a range.
    private static InputUnit Span(PromptUnits units, string span)
    {
        var isRange = span.Split(':') is [var start, var end] && int.TryParse(start, out _) && int.TryParse(end, out _);
        return isRange ? units.Span(span) : units.Span(Find(units.Text, span));
    }

    private static string Find(string prompt, string text)
    {
        var start = text.Length == 0 ? -1 : prompt.IndexOf(text, StringComparison.Ordinal);
        if (start < 0 || prompt.IndexOf(text, start + 1, StringComparison.Ordinal) >= 0)
        {
            throw new CommandException(
                $"'{text}' stands {(start < 0 ? "nowhere" : "more than once")} in the prompt; give its characters as " +
                $"A:B, from 0 to {prompt.Length}.");
        }

        return string.Create(CultureInfo.InvariantCulture, $"{start}:{start + text.Length}");
    }
}
