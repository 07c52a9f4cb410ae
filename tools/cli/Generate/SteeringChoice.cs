using Whence.Cli.Concepts;
using Whence.Cli.Model;
using Whence.Cli.Terminal;
using Whence.Engine.Concepts;
using Whence.Engine.Steering;

namespace Whence.Cli.Generate;

/// <summary>
/// Builds the steering of a request. Amplifying injects one direction at one strength; suppressing injects the opposite
/// and masks the tokens that speak for the concepts. There is one injection, so both together are the injection of the
/// amplified concepts and the mask of the suppressed ones.
/// </summary>
internal static class SteeringChoice
{
    private const float AmplifyLogits = 8;
    private const float MaskStrength = 20;
    private const int DeepModelLayers = 16;
    private const int InjectionLayerOfDeepModels = 8;

    public static SteeringOptions? Build(
        IReadOnlyList<string> amplify, IReadOnlyList<string> suppress, LoadedModel model)
    {
        var raised = amplify.Select(value => NamedNumber.Parse("--amplify", value)).ToList();
        var raisedIds = Ids(raised.Select(value => value.Name), model);
        var lowered = Ids(suppress, model);
        if (raisedIds.Intersect(lowered).ToList() is [var both, ..])
        {
            throw new CommandException(
                $"'{model.Catalogue.Name(ConceptKind.Known, both)}' cannot be amplified and suppressed at once; " +
                "drop one of the two.");
        }

        var mask = lowered.ToDictionary(id => id, _ => MaskStrength);
        return (raisedIds.Count, lowered.Count) switch
        {
            (0, 0) => null,
            (0, _) => SteeringOptions.Unlearn(lowered[0], [.. lowered.Skip(1)]) with { LogitMask = mask },
            _ => SteeringOptions.Amplify(raisedIds, Strength(raised), Layer(model)) with { LogitMask = mask },
        };
    }

    private static List<int> Ids(IEnumerable<string> names, LoadedModel model)
    {
        var known = model.Config.Concepts.Known;
        return [.. names.Select(name => ConceptLookup.Steerable(model.Catalogue, name, known)).Distinct()];
    }

    private static float Strength(List<NamedNumber> raised)
    {
        var strengths = raised.Select(value => value.Number).OfType<float>().Distinct().ToList();
        return strengths.Count <= 1
            ? strengths.FirstOrDefault(AmplifyLogits)
            : throw new CommandException(
                "Amplified concepts share one direction and one strength; give the same number of logits to each, " +
                "or to one of them only.");
    }

    private static int? Layer(LoadedModel model) =>
        model.Config.Layers < DeepModelLayers ? null : InjectionLayerOfDeepModels;
}
