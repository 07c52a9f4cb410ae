using Whence.Contracts.Documents;
using Whence.Generations.Requests.Reading;
using Whence.Models.Steering;

namespace Whence.Generations.Requests;

/// <summary>
/// Reads <c>steering</c>. Amplified concepts are one direction, with one strength in logits for all of them or with one
/// for each; suppressed ones are the opposite direction and a mask on their tokens. There is one injection: together,
/// the amplified concepts are injected and the suppressed ones masked.
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

    private static SteeringSettings Amplify(List<Item> items, SteeringStrength strength)
    {
        var settings = new SteeringSettings { Layer = strength.InjectionLayer, CutoffTokens = CutoffDefault };
        return Given(items).Distinct().Count() <= 1
            ? settings with
            {
                Concepts = [.. items.Select(item => item.Concept)],
                Strength = Given(items).FirstOrDefault() ?? strength.AmplifyLogits,
            }
            : settings with { Terms = [.. items.Select(Term)] };
    }

    // Several strengths leave open what a concept without one means.
    private static SteeringTermSettings Term(Item item) => item.Strength is > 0
        ? new SteeringTermSettings { Kind = "known", Concept = item.Concept, Strength = item.Strength.Value }
        : throw item.Value.Invalid(
            item.Strength is null
                ? "The strengths differ, and this concept has none; give one to each concept, or the same to all."
                : "A concept is amplified by a strength above 0; leave it out, or put it into suppress.");

    private static SteeringSettings Suppress(List<Item> items, SteeringStrength strength) => new()
    {
        Concepts = [.. items.Select(item => item.Concept)],
        Strength = OneStrength(items) ?? strength.SuppressStrength,
        Normalized = false,
    };

    private static float? OneStrength(List<Item> items) => Given(items).Distinct().Count() <= 1
        ? Given(items).FirstOrDefault()
        : throw items.Last(item => item.Strength is not null).Value.Invalid(
            "Suppressed concepts share one direction and one strength; give the same strength to each, or to one " +
            "only.");

    private static IEnumerable<float?> Given(List<Item> items) =>
        items.Where(item => item.Strength is not null).Select(item => item.Strength);

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
