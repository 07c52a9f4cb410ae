using System.Globalization;
using System.Text.RegularExpressions;
using Whence.Engine.Concepts;

namespace Whence.Steering.Profiles;

/// <summary>What every profile must be, whatever the model.</summary>
public static partial class ProfileChecks
{
    private const int EntriesMax = 1000;
    private const int DescriptionMax = 2000;

    /// <summary>Checks a profile.</summary>
    /// <exception cref="ProfileException">A value is out of range.</exception>
    public static void Check(SteeringProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        CheckName(profile.Name);
        Require(profile.Version >= 0, $"The version {profile.Version} is negative; leave it out.", "version");
        Require(
            profile.Description.Length <= DescriptionMax,
            $"The description has {profile.Description.Length} characters; use at most {DescriptionMax}.",
            "description");
        CheckEntries(profile.Entries, "entries");
        CheckPushes(profile.Amplify, "amplify");
        CheckPushes(profile.Suppress, "suppress");
        CheckItems(profile.Rules, "rules");
        for (var i = 0; i < profile.Rules.Count; i++)
        {
            var rule = profile.Rules[i];
            CheckConcept(rule.When, $"rules[{i}].when");
            CheckEntries(rule.Entries, $"rules[{i}].entries");
            CheckPushes(rule.Amplify, $"rules[{i}].amplify");
            CheckPushes(rule.Suppress, $"rules[{i}].suppress");
        }
    }

    /// <summary>Checks the name of a profile, which is also the name of a folder and part of addresses.</summary>
    /// <exception cref="ProfileException">It has other characters, or is too long.</exception>
    public static void CheckName(string name) => Require(
        SafeName().IsMatch(name),
        $"'{name}' is no name of a profile; use 1 to 63 small letters, digits and hyphens, beginning with a letter " +
        "or digit.",
        "name");

    private static void CheckEntries(IReadOnlyList<ProfileEntry> entries, string place)
    {
        CheckItems(entries, place);
        for (var i = 0; i < entries.Count; i++)
        {
            CheckConcept(entries[i].Concept, $"{place}[{i}].concept");
            var multiplier = entries[i].Multiplier;
            Require(
                multiplier is >= 0 and <= EditOptions.ScaleMax,
                $"The multiplier of {place}[{i}] is {multiplier.ToString(CultureInfo.InvariantCulture)}; use a " +
                $"number from 0 to {EditOptions.ScaleMax}.",
                $"{place}[{i}].multiplier");
        }
    }

    private static void CheckPushes(IReadOnlyList<ProfilePush> pushes, string place)
    {
        CheckItems(pushes, place);
        for (var i = 0; i < pushes.Count; i++)
        {
            CheckConcept(pushes[i].Concept, $"{place}[{i}].concept");
            Require(
                pushes[i].Strength is null or (> 0 and < float.PositiveInfinity),
                $"The strength of {place}[{i}] is {pushes[i].Strength?.ToString(CultureInfo.InvariantCulture)}; use " +
                "a number above 0, or leave it out.",
                $"{place}[{i}].strength");
        }
    }

    // JSON can hold a null in any list.
    private static void CheckItems<T>(IReadOnlyList<T?> items, string place)
        where T : class
    {
        Require(
            items.Count <= EntriesMax,
            $"'{place}' of the profile has {items.Count} entries; use at most {EntriesMax}.",
            place);
        for (var i = 0; i < items.Count; i++)
        {
            Require(items[i] is not null, $"'{place}[{i}]' is null; leave it out.", $"{place}[{i}]");
        }
    }

    private static void CheckConcept(ProfileConcept concept, string place) => Require(
        concept.Id is not null || (concept.Kind == ConceptKind.Known && !string.IsNullOrWhiteSpace(concept.Name)),
        $"'{place}' names no concept; give a known one by id or name, a discovered one by id.",
        place);

    private static void Require(bool condition, string message, string parameter)
    {
        if (!condition)
        {
            throw new ProfileException(message, parameter);
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,62}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex SafeName();
}
