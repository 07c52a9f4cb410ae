using System.Globalization;
using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;
using Whence.Engine.Steering;
using Whence.Models;
using Whence.Models.Concepts;
using Whence.Steering.Composing;

namespace Whence.Steering.Profiles;

/// <summary>Turns profiles into what one model is asked for, and refuses those that do not fit it.</summary>
public sealed class ProfileResolver(ModelPackage package)
{
    /// <summary>Resolves a profile.</summary>
    /// <exception cref="ProfileException">An entry names a concept that the model lacks or never steers, or a value
    /// is out of range.</exception>
    public ProfileSettings Resolve(SteeringProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ProfileChecks.Check(profile);
        var settings = new ProfileSettings(
            Edits(profile.Entries, "entries"),
            Steering(profile.Amplify, profile.Suppress, ""),
            [.. profile.Rules.Select(Rule)]);
        CheckRanges(settings);
        return settings;
    }

    private SteeringRule Rule(ProfileRule rule, int index)
    {
        var place = $"rules[{index}].";
        return new SteeringRule
        {
            Name = rule.Name,
            Kind = rule.When.Kind,
            Concept = Find(rule.When, $"{place}when", steered: false),
            Threshold = rule.Threshold,
            Edits = Edits(rule.Entries, $"{place}entries"),
            Steering = Steering(rule.Amplify, rule.Suppress, place),
            Abort = rule.Abort,
        };
    }

    private EditOptions? Edits(IReadOnlyList<ProfileEntry> entries, string place) => entries.Count == 0 ? null : new()
    {
        Concepts =
        [
            .. entries.Select((entry, i) => new ConceptEdit(
                entry.Concept.Kind,
                Find(entry.Concept, $"{place}[{i}].concept", steered: true),
                EditOperation.Scale,
                entry.Multiplier)),
        ],
    };

    private SteeringOptions? Steering(
        IReadOnlyList<ProfilePush> amplify, IReadOnlyList<ProfilePush> suppress, string place)
    {
        var (raised, lowered) = (Pushes(amplify, $"{place}amplify"), Pushes(suppress, $"{place}suppress"));
        try
        {
            return SteeringRecipe.Build(package, raised, lowered);
        }
        catch (ModelException exception)
        {
            throw new ProfileException(exception.Message, $"{place}suppress", exception);
        }
    }

    private List<ConceptPush> Pushes(IReadOnlyList<ProfilePush> pushes, string place) =>
    [
        .. pushes.Select((push, i) => new ConceptPush(
            push.Concept.Kind, Find(push.Concept, $"{place}[{i}].concept", steered: true), push.Strength)),
    ];

    private int Find(ProfileConcept concept, string place, bool steered)
    {
        var id = concept.Kind == ConceptKind.Known ? Known(concept, place, steered) : concept.Id!.Value;
        var count = concept.Kind == ConceptKind.Known
            ? package.Config.Concepts.Known
            : package.Config.Concepts.Discovered;
        return (uint)id < (uint)count
            ? id
            : throw new ProfileException(
                $"'{place}' is concept {id}, but {package.Name} has {count} of that kind, numbered from 0.", place);
    }

    private int Known(ProfileConcept concept, string place, bool steered)
    {
        var named = concept.Name is { } name ? package.Catalogue.Find(name)?.Id : null;
        var text = concept.Id is { } number ? number.ToString(CultureInfo.InvariantCulture) : concept.Name!;
        if (concept.Id is { } id && named is { } other && other != id)
        {
            throw new ProfileException(
                $"'{place}' has the id {id}, but '{concept.Name}' is {other} in {package.Name}; correct one of them.",
                place);
        }

        try
        {
            return steered
                ? ConceptLookup.Steerable(package.Catalogue, text, package.Config.Concepts.Known)
                : ConceptLookup.Known(package.Catalogue, text, package.Config.Concepts.Known);
        }
        catch (ModelException exception)
        {
            throw new ProfileException($"'{place}': {exception.Message}", place, exception);
        }
    }

    // Strengths, thresholds, layers and names are the engine's to judge.
    private void CheckRanges(ProfileSettings settings)
    {
        try
        {
            var options = GenerationOptions.Greedy(package.Config.BlockLength);
            RequestChecks.Check(new DecodeRequest([], settings.ApplyTo(options)), package.Config);
        }
        catch (GenerationException exception)
        {
            throw new ProfileException(
                $"The profile cannot be used: {exception.Message}", exception.Parameter, exception);
        }
    }
}
