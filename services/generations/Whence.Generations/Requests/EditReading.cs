using Whence.Contracts.Documents;
using Whence.Engine.Concepts;
using Whence.Generations.Requests.Reading;

namespace Whence.Generations.Requests;

/// <summary>Reads <c>edits</c>: concept weights to replace (<c>clamp</c>) or to multiply (<c>scale</c>) in every step.
/// </summary>
internal static class EditReading
{
    private static readonly NumberRange Weights = new(0, 1);
    private static readonly NumberRange Factors = new(0, EditOptions.ScaleMax);

    public static EditSettings? Read(FieldValue? value, InterventionSettings? interventions, ModelInfo model)
    {
        if (value is null)
        {
            return null;
        }

        if (interventions is not null)
        {
            throw value.Invalid(
                "edits and interventions cannot act together; give the weights as edits with residual zeroed.");
        }

        var fields = value.Object();
        var seen = new HashSet<(string, int)>();
        var settings = new EditSettings
        {
            Concepts =
            [
                .. (fields.List("concepts", ConceptReading.CountMax) ?? []).Select(item => Item(item, seen, model)),
            ],
            Residual = Name(fields.Find("residual"), "frozen", "zeroed"),
        };
        fields.Close();
        return settings.Concepts.Count > 0
            ? settings
            : throw value.Invalid($"{value.Path} edits no concept; add one to concepts.");
    }

    private static ConceptEditSettings Item(FieldValue value, HashSet<(string, int)> seen, ModelInfo model)
    {
        var fields = value.Object();
        var kind = Name(fields.Find("kind"), "known", "discovered");
        var concept = Required.Field(fields, "concept");
        var id = kind == "known" ? ConceptReading.Known(concept, model) : Discovered(concept, model);
        if (!seen.Add((kind, id)))
        {
            throw concept.Invalid($"{concept.Path} names {kind} concept {id} for the second time; name each once.");
        }

        var (clamp, scale) = (fields.Find("clamp"), fields.Find("scale"));
        fields.Close();
        return (clamp, scale) switch
        {
            ({ } weight, null) => Edit(kind, id, "clamp", weight.Number(Weights)),
            (null, { } factor) => Edit(kind, id, "scale", factor.Number(Factors)),
            _ => throw value.Invalid($"{value.Path} needs one of clamp and scale; give exactly one of them."),
        };
    }

    private static int Discovered(FieldValue concept, ModelInfo model) => model.Config.Concepts.HasDiscovered
        ? ConceptReading.Discovered(concept, model)
        : throw concept.Invalid($"{model.Name} has no discovered concepts; name a known one.");

    private static ConceptEditSettings Edit(string kind, int id, string operation, double value) =>
        new() { Kind = kind, Concept = id, Operation = operation, Value = (float)value };

    // The first name is the default.
    private static string Name(FieldValue? value, string first, string second) => value is null ? first
        : value.Text() is var name && (name == first || name == second) ? name
        : throw value.Invalid($"{value.Path} is unknown; use {first} or {second}.");
}
