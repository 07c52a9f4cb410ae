using Whence.Contracts.Documents;
using Whence.Generations.Requests.Reading;
using Whence.Models.Steering;

namespace Whence.Generations.Requests;

/// <summary>
/// Reads <c>steering</c>. Amplified concepts are one direction with one strength in logits; suppressed ones are the
/// opposite direction and a mask on their tokens. There is one injection: together, the amplified concepts are injected
/// and the suppressed ones masked.
/// </summary>
internal static class SteeringReading
{
    private const int CutoffDefault = 32;

    private static readonly NumberRange Logits = new(-100, 100);
    private static readonly NumberRange Masks = new(0, 1000);

    public static SteeringSettings? Read(Fields? fields, ModelInfo model)
    {
        if (fields is null)
        {
            return null;
        }

        var seen = new HashSet<int>();
        var amplified = Items(fields, "amplify", seen, model);
        var suppressed = Items(fields, "suppress", seen, model);
        var layer = fields.Whole("layer", new WholeRange(0, model.Config.Layers));
        var cutoff = fields.Whole("cutoff_tokens", new WholeRange(0, model.Config.ContextLength));
        fields.Close();
        if (amplified.Count + suppressed.Count == 0)
        {
            throw new Whence.Hosting.Problems.ApiException(
                422, "invalid_value", "steering names no concept; add amplify or suppress.", fields.Path("amplify"));
        }

        var settings = amplified.Count > 0
            ? Amplify(amplified, model.Strength)
            : Suppress(suppressed, model.Strength);
        return settings with
        {
            Layer = layer ?? settings.Layer,
            CutoffTokens = cutoff ?? settings.CutoffTokens,
            LogitMask = suppressed.ToDictionary(item => item.Concept, item => item.Mask ?? model.Strength.SuppressMask),
        };
    }

    private static SteeringSettings Amplify(List<Item> items, SteeringStrength strength) => new()
    {
        Concepts = [.. items.Select(item => item.Concept)],
        Strength = OneStrength(items) ?? strength.AmplifyLogits,
        Layer = strength.InjectionLayer,
        CutoffTokens = CutoffDefault,
    };

    private static SteeringSettings Suppress(List<Item> items, SteeringStrength strength) => new()
    {
        Concepts = [.. items.Select(item => item.Concept)],
        Strength = OneStrength(items) ?? strength.SuppressStrength,
        Normalized = false,
    };

    private static float? OneStrength(List<Item> items)
    {
        var given = items.Where(item => item.Strength is not null).ToList();
        return given.Select(item => item.Strength).Distinct().Count() <= 1
            ? given.FirstOrDefault()?.Strength
            : throw given[^1].Value.Invalid(
                "Concepts share one direction and one strength; give the same strength to each, or to one only.");
    }

    private static List<Item> Items(Fields fields, string name, HashSet<int> seen, ModelInfo model) =>
        [.. (fields.List(name, ConceptReading.CountMax) ?? []).Select(value => Read(value, seen, model))];

    // "tides" is short for {"concept": "tides"}.
    private static Item Read(FieldValue value, HashSet<int> seen, ModelInfo model)
    {
        var fields = value.Kind == System.Text.Json.JsonValueKind.Object ? value.Object() : null;
        var concept = fields is null ? value : Required.Field(fields, "concept");
        var id = ConceptReading.Known(concept, model);
        ConceptReading.RefuseTwice(seen, id, concept);
        seen.Add(id);
        var item = new Item(
            id, (float?)fields?.Number("strength", Logits), (float?)fields?.Number("mask", Masks), concept);
        fields?.Close();
        return item;
    }

    private sealed record Item(int Concept, float? Strength, float? Mask, FieldValue Value);
}
