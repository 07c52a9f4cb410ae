using System.Globalization;
using Whence.Engine.Configuration;
using Whence.Engine.Diffusion;

namespace Whence.Engine.Concepts;

/// <summary>Refuses edits that a model cannot be given, in a sentence that names the valid range.</summary>
internal static class EditChecks
{
    public static void Check(GenerationOptions options, ModelConfig config)
    {
        if (options.Edits is { } edits)
        {
            Require(
                edits.IsEmpty || options.Interventions is null or { IsEmpty: true },
                "edits and interventions cannot act together; give the weights as edits whose residual is zeroed.",
                "edits");
            Check(edits, config);
        }
    }

    public static void Check(EditOptions edits, ModelConfig config)
    {
        Require(Enum.IsDefined(edits.Residual), "the residual of edits is frozen or zeroed.", "edits.residual");
        var seen = new HashSet<(ConceptKind, int)>();
        for (var i = 0; i < edits.Concepts.Count; i++)
        {
            var edit = edits.Concepts[i];
            CheckConcept(edit, config.Concepts, $"edits.concepts[{i}].concept");
            CheckValue(edit, $"edits.concepts[{i}].value");
            Require(
                seen.Add((edit.Kind, edit.Concept)),
                $"{Name(edit.Kind)} concept {edit.Concept} is edited twice; give each concept one edit.",
                $"edits.concepts[{i}].concept");
        }
    }

    private static void CheckConcept(ConceptEdit edit, ConceptConfig config, string parameter)
    {
        var count = edit.Kind == ConceptKind.Known ? config.Known : config.Discovered;
        Require(
            Enum.IsDefined(edit.Kind) && (uint)edit.Concept < (uint)count,
            $"{Name(edit.Kind)} concept {edit.Concept} does not exist; the model has {count} {Name(edit.Kind)} " +
            "concepts, numbered from 0.",
            parameter);
    }

    private static void CheckValue(ConceptEdit edit, string parameter)
    {
        Require(Enum.IsDefined(edit.Operation), "the operation of an edit is clamp or scale.", parameter);
        var isClamp = edit.Operation == EditOperation.Clamp;
        var (name, max) = isClamp ? ("clamped weight", 1f) : ("scale", EditOptions.ScaleMax);
        Require(
            edit.Value >= 0 && edit.Value <= max,
            $"the {name} of {Name(edit.Kind)} concept {edit.Concept} is {Text(edit.Value)}; use a number from 0 to " +
            $"{Text(max)}.",
            parameter);
    }

    private static string Name(ConceptKind kind) => kind == ConceptKind.Discovered ? "discovered" : "known";

    private static string Text(float value) => value.ToString(CultureInfo.InvariantCulture);

    private static void Require(bool condition, string message, string parameter)
    {
        if (!condition)
        {
            throw new GenerationException(message, parameter);
        }
    }
}
