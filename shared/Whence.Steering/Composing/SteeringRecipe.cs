using Whence.Engine.Concepts;
using Whence.Engine.Steering;
using Whence.Models;
using Whence.Models.Concepts;
using Whence.Models.Steering;

namespace Whence.Steering.Composing;

/// <summary>
/// Builds the steering of a request out of concepts to amplify and to suppress. Suppressing alone is the published
/// preset: the opposite direction and a mask on the tokens that speak for the concepts. Amplifying alone is the
/// published direction of a group while all strengths are equal. Otherwise each amplified concept has its own strength
/// in one composed direction, and suppressed ones are masked.
/// </summary>
public static class SteeringRecipe
{
    /// <summary>Returns the steering, or null when nothing is steered.</summary>
    /// <exception cref="ModelException">A concept stands in both lists, or a discovered one is to be suppressed.
    /// </exception>
    public static SteeringOptions? Build(
        ModelPackage package, IReadOnlyList<ConceptPush> amplify, IReadOnlyList<ConceptPush> suppress)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(amplify);
        ArgumentNullException.ThrowIfNull(suppress);
        Check(package, amplify, suppress);
        var strength = SteeringStrength.For(package.Config);
        var mask = suppress.ToDictionary(push => push.Concept, push => push.Strength ?? strength.SuppressMask);
        if (amplify.Count == 0)
        {
            return suppress.Count == 0 ? null : Unlearn(suppress, strength, mask);
        }

        return Amplify(amplify, strength) with { LogitMask = mask };
    }

    /// <summary>Returns the concepts of a group of the catalogue that may be steered.</summary>
    /// <exception cref="ModelException">There is no such group.</exception>
    public static IReadOnlyList<ConceptPush> Group(ConceptCatalogue catalogue, string group, float? strength = null)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        List<ConceptPush> members =
        [
            .. catalogue.Entries
                .Where(entry => entry.IsSteerable
                    && string.Equals(entry.Group, group, StringComparison.OrdinalIgnoreCase))
                .Select(entry => new ConceptPush(ConceptKind.Known, entry.Id, strength)),
        ];
        return members.Count > 0 ? members : throw UnknownGroup(catalogue, group);
    }

    private static SteeringOptions Amplify(IReadOnlyList<ConceptPush> amplify, SteeringStrength strength)
    {
        var logits = amplify.Select(push => push.Strength ?? strength.AmplifyLogits).Distinct().ToList();
        int[] concepts = [.. amplify.Select(push => push.Concept)];
        if (logits.Count == 1 && amplify.All(push => push.Kind == ConceptKind.Known))
        {
            return SteeringOptions.Amplify(concepts, logits[0], strength.InjectionLayer);
        }

        return SteeringOptions.Amplify([], layer: strength.InjectionLayer) with
        {
            Terms =
            [
                .. amplify.Select(push =>
                    new SteeringTerm(push.Kind, push.Concept, push.Strength ?? strength.AmplifyLogits)),
            ],
        };
    }

    private static SteeringOptions Unlearn(
        IReadOnlyList<ConceptPush> suppress, SteeringStrength strength, Dictionary<int, float> mask) =>
        SteeringOptions.Unlearn(
            suppress[0].Concept,
            [.. suppress.Skip(1).Select(push => push.Concept)],
            strength.SuppressStrength) with
        {
            LogitMask = mask,
        };

    private static void Check(
        ModelPackage package, IReadOnlyList<ConceptPush> amplify, IReadOnlyList<ConceptPush> suppress)
    {
        var all = amplify.Concat(suppress).ToList();
        if (all.GroupBy(push => (push.Kind, push.Concept)).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new ModelException(
                $"'{package.Catalogue.Name(twice.Key.Kind, twice.Key.Concept)}' is steered twice; name it once, to " +
                "be amplified or to be suppressed.");
        }

        if (suppress.Any(push => push.Kind == ConceptKind.Discovered))
        {
            throw new ModelException(
                "A discovered concept cannot be masked; scale it with a multiplier below 1 instead.");
        }
    }

    private static ModelException UnknownGroup(ConceptCatalogue catalogue, string group)
    {
        var groups = catalogue.Entries.Where(entry => entry.IsSteerable).Select(entry => entry.Group)
            .OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderBy(name => EditDistance.Between(name.ToUpperInvariant(), group.ToUpperInvariant())).Take(5).ToList();
        return new ModelException(
            $"The model has no group '{group}' with concepts that may be steered; " +
            (groups.Count == 0 ? "name concepts instead." : $"the nearest are {string.Join(", ", groups)}."));
    }
}
