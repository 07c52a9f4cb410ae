using Whence.Cli.Concepts;
using Whence.Cli.Model;
using Whence.Cli.Terminal;
using Whence.Engine.Concepts;
using Whence.Models;
using Whence.Models.Concepts;

namespace Whence.Cli.Generate;

/// <summary>Turns NAME=WEIGHT values into interventions on known concepts.</summary>
internal static class WeightChoice
{
    public static Interventions? Build(IReadOnlyList<string> values, LoadedModel model)
    {
        if (values.Count == 0)
        {
            return null;
        }

        if (!model.Package.Config.Concepts.HasDiscovered)
        {
            throw new CommandException(
                $"{model.Package.Name} has no discovered concepts, so the rest of its state makes up for a set " +
                "weight; use --amplify or --suppress.");
        }

        var weights = new Dictionary<int, float>();
        foreach (var value in values)
        {
            var (name, weight) = NamedNumber.Parse("--set", value);
            var id = ConceptLookup.Steerable(model.Package.Catalogue, name, model.Package.Config.Concepts.Known);
            weights[id] = weight is >= 0 and <= 1
                ? weight.Value
                : throw new CommandException($"--set is '{value}'; write --set NAME=WEIGHT with a weight from 0 to 1.");
        }

        return new Interventions(weights, new Dictionary<int, float>());
    }
}
