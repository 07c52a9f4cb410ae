using Whence.Cli.Concepts;
using Whence.Cli.Model;
using Whence.Cli.Terminal;
using Whence.Engine.Concepts;
using Whence.Engine.Steering;
using Whence.Models;
using Whence.Models.Concepts;
using Whence.Models.Steering;
using Whence.Steering.Composing;

namespace Whence.Cli.Generate;

/// <summary>
/// Builds the steering of a request. Amplifying injects one direction, at one strength or, where the numbers differ,
/// with one for each concept; suppressing injects the opposite and masks the tokens that speak for the concepts. There
/// is one injection, so both together are the injection of the amplified concepts and the mask of the suppressed ones.
/// </summary>
internal static class SteeringChoice
{
    public static SteeringOptions? Build(
        IReadOnlyList<string> amplify, IReadOnlyList<string> suppress, LoadedModel model)
    {
        var raised = amplify.Select(value => NamedNumber.Parse("--amplify", value)).ToList();
        var raisedIds = Ids(raised.Select(value => value.Name), model);
        var lowered = Ids(suppress, model);
        if (raisedIds.Intersect(lowered).ToList() is [var both, ..])
        {
            throw new CommandException(
                $"'{model.Package.Catalogue.Name(ConceptKind.Known, both)}' cannot be amplified and suppressed at " +
                "once; drop one of the two.");
        }

        var strength = SteeringStrength.For(model.Package.Config);
        var mask = lowered.ToDictionary(id => id, _ => strength.SuppressMask);
        return (raisedIds.Count, lowered.Count) switch
        {
            (0, 0) => null,
            (0, _) => SteeringOptions.Unlearn(
                lowered[0], [.. lowered.Skip(1)], strength.SuppressStrength) with { LogitMask = mask },
            _ => Amplify(raised, raisedIds, strength, model) with { LogitMask = mask },
        };
    }

    // One number counts for all; where they differ, a concept without one has that of the model's depth.
    private static SteeringOptions Amplify(
        List<NamedNumber> raised, List<int> ids, SteeringStrength strength, LoadedModel model)
    {
        var numbers = raised.Select(value => value.Number).OfType<float>().Distinct().ToList();
        if (numbers.Count <= 1)
        {
            return SteeringOptions.Amplify(
                ids, numbers.Count == 1 ? numbers[0] : strength.AmplifyLogits, strength.InjectionLayer);
        }

        if (ids.Count < raised.Count)
        {
            throw new CommandException("--amplify names a concept twice with different numbers; name it once.");
        }

        var pushes = ids.Zip(raised, (id, value) => new ConceptPush(ConceptKind.Known, id, value.Number));
        return SteeringRecipe.Build(model.Package, [.. pushes], [])!;
    }

    private static List<int> Ids(IEnumerable<string> names, LoadedModel model)
    {
        var known = model.Package.Config.Concepts.Known;
        return [.. names.Select(name => ConceptLookup.Steerable(model.Package.Catalogue, name, known)).Distinct()];
    }
}
