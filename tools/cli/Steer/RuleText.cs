using System.Globalization;
using System.Text.RegularExpressions;
using Whence.Cli.Generate;
using Whence.Cli.Terminal;
using Whence.Models;
using Whence.Steering.Profiles;

namespace Whence.Cli.Steer;

/// <summary>Reads rules as people write them: "hostile>0.5: suppress hostile, amplify polite=2".</summary>
internal static partial class RuleText
{
    /// <summary>Reads a condition with what follows from it.</summary>
    public static ProfileRule When(string text, ModelPackage package)
    {
        var colon = text.IndexOf(':');
        var rule = colon < 0
            ? throw Malformed("--when", text, "hostile>0.5: suppress hostile")
            : Condition("--when", text, text[..colon], package);
        return text[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries)
            .Aggregate(rule, (sofar, action) => Add(sofar, action, text, package));
    }

    /// <summary>Reads a condition that ends the answer.</summary>
    public static ProfileRule AbortWhen(string text, ModelPackage package) =>
        Condition("--abort-when", text, text, package) with { Abort = true };

    private static ProfileRule Condition(string option, string text, string condition, ModelPackage package)
    {
        var match = ConditionPattern().Match(condition);
        if (!match.Success || !float.TryParse(
            match.Groups["weight"].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight))
        {
            throw Malformed(option, text, option == "--when" ? "hostile>0.5: suppress hostile" : "hostile>0.8");
        }

        return new ProfileRule
        {
            Name = text.Trim(),
            When = ConceptText.One(match.Groups["name"].Value, package),
            Threshold = weight,
        };
    }

    private static ProfileRule Add(ProfileRule rule, string action, string text, ModelPackage package)
    {
        var space = action.IndexOf(' ', StringComparison.Ordinal);
        var (name, number) = NamedNumber.Parse("--when", space < 0 ? "" : action[(space + 1)..]);
        var concepts = name.Length == 0 ? [] : ConceptText.Many(name, package);
        var pushes = concepts.Select(concept => new ProfilePush(concept, number));
        return (space < 0 ? action : action[..space]) switch
        {
            "amplify" when concepts.Count > 0 => rule with { Amplify = [.. rule.Amplify, .. pushes] },
            "suppress" when concepts.Count > 0 => rule with { Suppress = [.. rule.Suppress, .. pushes] },
            "scale" when concepts.Count > 0 && number is { } factor => rule with
            {
                Entries = [.. rule.Entries, .. concepts.Select(concept => new ProfileEntry(concept, factor))],
            },
            _ => throw Malformed("--when", text, "hostile>0.5: scale hostile=0, amplify polite=2"),
        };
    }

    private static CommandException Malformed(string option, string text, string example) =>
        new($"{option} is '{text}', which is no rule; write it like \"{example}\".");

    [GeneratedRegex(@"^\s*(?<name>[^>]+?)\s*>=?\s*(?<weight>[0-9.]+)\s*$")]
    private static partial Regex ConditionPattern();
}
