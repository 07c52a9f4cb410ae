using Whence.Contracts.Documents;
using Whence.Generations.Requests.Reading;

namespace Whence.Generations.Requests;

/// <summary>Reads <c>interventions</c>: concept weights to set, from 0 to 1.</summary>
internal static class InterventionReading
{
    private static readonly NumberRange Weights = new(0, 1);

    public static InterventionSettings? Read(FieldValue? value, ModelInfo model)
    {
        if (value is null)
        {
            return null;
        }

        if (!model.Config.Concepts.HasDiscovered)
        {
            throw value.Invalid(
                $"{model.Name} has no discovered concepts, so the rest of its state makes up for a set weight; use " +
                "steering.");
        }

        var fields = value.Object();
        var settings = new InterventionSettings
        {
            Known = Items(fields, "known", ConceptReading.Known, model),
            Discovered = Items(fields, "discovered", ConceptReading.Discovered, model),
        };
        fields.Close();
        return settings.Known.Count + settings.Discovered.Count > 0
            ? settings
            : throw value.Invalid($"{value.Path} sets no weight; add known or discovered.");
    }

    private static Dictionary<int, float> Items(
        Fields fields, string name, Func<FieldValue, ModelInfo, int> read, ModelInfo model)
    {
        var weights = new Dictionary<int, float>();
        foreach (var value in fields.List(name, ConceptReading.CountMax) ?? [])
        {
            var item = value.Object();
            var concept = Required.Field(item, "concept");
            var id = read(concept, model);
            ConceptReading.RefuseTwice(weights.Keys, id, concept);
            weights[id] = (float)Required.Field(item, "weight").Number(Weights);
            item.Close();
        }

        return weights;
    }
}
