using System.Globalization;
using Whence.Engine.Concepts;
using Whence.Engine.Configuration;
using Whence.Engine.Diffusion;

namespace Whence.Engine.Steering;

/// <summary>Refuses steering that makes no sense, with the values that do.</summary>
internal static class SteeringChecks
{
    /// <summary>The largest strength of an injection, in logits or raw: hidden states of the family are shorter.
    /// </summary>
    public const float StrengthMax = 100;

    /// <summary>The largest factor of a logit mask.</summary>
    public const float MaskMax = 1000;

    private const int RulesMax = 32;
    private const int NameMax = 64;

    public static void Check(GenerationOptions options, ModelConfig config)
    {
        if (options.Steering is { } steering)
        {
            Check(steering, config, "steering");
        }

        CheckRules(options, config);
    }

    private static void Check(SteeringOptions steering, ModelConfig config, string name)
    {
        RequestChecks.CheckConcepts(steering.Concepts, config.Concepts.Known, "known", $"{name}.concepts");
        RequestChecks.CheckConcepts(steering.LogitMask.Keys, config.Concepts.Known, "known", $"{name}.logit_mask");
        RequestChecks.Require(
            steering.Concepts.Count == 0 || steering.Terms.Count == 0,
            "steering names concepts both with one strength and with strengths of their own; use one form.",
            $"{name}.terms");
        CheckStrength(steering, name);
        CheckTerms(steering, config, name);
        RequestChecks.Require(
            steering.Layer is null || (steering.Layer >= 0 && steering.Layer <= config.Layers),
            $"the injection layer is {steering.Layer}; use a layer from 0 to {config.Layers}.",
            $"{name}.layer");
        RequestChecks.Require(
            steering.CutoffTokens is null or > 0,
            $"the steering ends after {steering.CutoffTokens} tokens; use 1 or more, or none for no end.",
            $"{name}.cutoff_tokens");
        foreach (var strength in steering.LogitMask.Values)
        {
            RequestChecks.Require(
                strength is >= 0 and <= MaskMax,
                $"the strength of a logit mask is {Text(strength)}; use a number from 0 to {MaskMax}.",
                $"{name}.logit_mask");
        }
    }

    private static void CheckStrength(SteeringOptions steering, string name)
    {
        if (steering.Concepts.Count == 0)
        {
            return;
        }

        var strength = steering.Strength;
        RequestChecks.Require(
            steering.Normalized ? strength is > 0 and <= StrengthMax : IsRaw(strength),
            steering.Normalized
                ? $"the steering strength is {Text(strength)} logits; use a number above 0, up to {StrengthMax}."
                : $"the steering strength is {Text(strength)}; use a number from -{StrengthMax} to {StrengthMax} " +
                    "other than 0.",
            $"{name}.strength");
    }

    private static void CheckTerms(SteeringOptions steering, ModelConfig config, string name)
    {
        foreach (var term in steering.Terms)
        {
            CheckConcept(term.Kind, term.Concept, config, $"{name}.terms");
            RequestChecks.Require(
                IsRaw(term.Strength),
                $"the steering strength of concept {term.Concept} is {Text(term.Strength)}; use a number from " +
                $"-{StrengthMax} to {StrengthMax} other than 0.",
                $"{name}.terms");
        }

        var twice = steering.Terms.GroupBy(term => (term.Kind, term.Concept)).FirstOrDefault(g => g.Count() > 1);
        RequestChecks.Require(
            twice is null,
            $"steering names concept {twice?.Key.Concept} twice; give each one strength.",
            $"{name}.terms");
    }

    private static void CheckRules(GenerationOptions options, ModelConfig config)
    {
        RequestChecks.Require(
            options.Rules.Count <= RulesMax,
            $"there are {options.Rules.Count} rules; use at most {RulesMax}.",
            "rules");
        foreach (var rule in options.Rules)
        {
            CheckRule(rule, options, config);
        }

        var twice = options.Rules.GroupBy(rule => rule.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        RequestChecks.Require(twice is null, $"two rules are called '{twice?.Key}'; name each differently.", "rules");
        var layers = options.Rules.Select(rule => rule.Steering).Append(options.Steering)
            .Where(steering => steering is not null && steering.Concepts.Count + steering.Terms.Count > 0)
            .Select(steering => steering!.Layer ?? (config.Layers / 2)).Distinct().Order().ToList();
        RequestChecks.Require(
            layers.Count <= 1,
            $"steering and rules inject at the layers {string.Join(", ", layers)}; use one layer for all, because " +
            "their directions are added.",
            "rules");
    }

    private static void CheckRule(SteeringRule rule, GenerationOptions options, ModelConfig config)
    {
        RequestChecks.Require(
            !string.IsNullOrWhiteSpace(rule.Name) && rule.Name.Length <= NameMax,
            $"the rule name '{rule.Name}' is empty or longer than {NameMax} characters; name each rule.",
            "rules");
        CheckConcept(rule.Kind, rule.Concept, config, "rules");
        RequestChecks.Require(
            rule.Threshold is > 0 and < 1,
            $"the threshold of rule '{rule.Name}' is {Text(rule.Threshold)}; use a weight between 0 and 1.",
            "rules");
        RequestChecks.Require(
            rule.Abort || rule.Steering is not null || rule.Edits is { IsEmpty: false },
            $"rule '{rule.Name}' does nothing; give it steering or edits, or let it abort.",
            "rules");
        if (rule.Steering is { } steering)
        {
            Check(steering, config, "rules.steering");
        }

        EditChecks.Check(options with { Edits = rule.Edits }, config);
    }

    private static void CheckConcept(ConceptKind kind, int concept, ModelConfig config, string parameter)
    {
        var known = kind == ConceptKind.Known;
        RequestChecks.CheckConcepts(
            [concept],
            known ? config.Concepts.Known : config.Concepts.Discovered,
            known ? "known" : "discovered",
            parameter);
    }

    private static bool IsRaw(float strength) => strength is >= -StrengthMax and <= StrengthMax and not 0;

    private static string Text(float value) => value.ToString(CultureInfo.InvariantCulture);
}
