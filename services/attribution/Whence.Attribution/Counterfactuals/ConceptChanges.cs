using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Whence.Engine.Concepts;
using Whence.Explanations.Counterfactuals;
using Whence.Hosting.Problems;
using Whence.Models;
using static Whence.Attribution.RequestRules;

namespace Whence.Attribution.Counterfactuals;

/// <summary>Reads what a request changes of concepts. Every concept may be asked about, those too that may not be
/// steered.</summary>
internal sealed class ConceptChanges(ModelPackage package)
{
    private const int CountMax = 64;
    private const int NameLengthMax = 200;

    /// <summary>Returns whether an edit may make a concept weigh more than it did.</summary>
    public static bool Strengthens(ConceptEdit edit) =>
        edit.Value > (edit.Operation == EditOperation.Scale ? 1 : 0);

    /// <summary>Returns the edits, groups as all of their concepts.</summary>
    /// <exception cref="Whence.Hosting.Problems.ApiException">Something cannot be; the sentence says what can: 422.
    /// </exception>
    public IReadOnlyList<ConceptEdit> Read(IReadOnlyList<ConceptChangeRequest> changes)
    {
        Require(changes.Count > 0, "concepts changes nothing; name a concept or a group.", "concepts");
        Require(
            changes.Count <= CountMax, $"concepts has {changes.Count} items; use at most {CountMax}.", "concepts");
        var edits = new Dictionary<(ConceptKind, int), ConceptEdit>();
        for (var i = 0; i < changes.Count; i++)
        {
            var path = $"concepts[{i}]";
            foreach (var edit in Read(changes[i], path))
            {
                Require(
                    edits.TryAdd((edit.Kind, edit.Concept), edit),
                    $"{path} names {package.Catalogue.Name(edit.Kind, edit.Concept)} for the second time; change " +
                    "each concept once.",
                    path);
            }
        }

        return [.. edits.Values];
    }

    // A list in JSON may hold null.
    private IReadOnlyList<ConceptEdit> Read(ConceptChangeRequest? change, string path)
    {
        Require(
            change is not null && (change.Concept is null) != (change.Group is null),
            $"{path} needs one of concept and group; give exactly one of them.",
            path);
        var (operation, value) = Operation(change!, path);
        var parameter = $"{path}.{(change!.Group is null ? "concept" : "group")}";
        try
        {
            return change!.Group is { } group
                ? EditedConcepts.Group(package, Short(group), operation, value)
                : [EditedConcepts.Named(package, Name(change, path), operation, value)];
        }
        catch (ModelException unknown)
        {
            throw Refusal(unknown.Message, parameter);
        }
    }

    private static (EditOperation Operation, float Value) Operation(ConceptChangeRequest change, string path)
    {
        Require(
            change.Clamp is null || change.Factor is null,
            $"{path} has clamp and scale; give one of them, or none to remove the concept.",
            path);
        return change.Clamp is { } weight
            ? (EditOperation.Clamp, Within(weight, 1, $"{path}.clamp"))
            : (EditOperation.Scale, Within(change.Factor ?? 0, EditOptions.ScaleMax, $"{path}.scale"));
    }

    private static float Within(double value, float most, string parameter)
    {
        Require(
            value >= 0 && value <= most,
            $"{parameter} is {value}; use a number from 0 to {most}. The nearest is {Math.Clamp(value, 0, most)}.",
            parameter);
        return (float)value;
    }

    // As it is called by the library: a name, an id, or # and the id of a discovered concept.
    private static string Name(ConceptChangeRequest change, string path)
    {
        var kind = OneOf(change.Kind ?? "known", ["known", "discovered"], $"{path}.kind");
        var name = change.Concept!.Value switch
        {
            { ValueKind: JsonValueKind.String } text => Short(Text(text, $"{path}.concept")),
            { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var id) && id >= 0 => $"{id}",
            _ => throw Refusal(
                $"{path}.concept is neither the name of a concept nor its id; write one of them.", $"{path}.concept"),
        };
        return kind == "discovered" && !name.StartsWith('#') ? $"#{name}" : name;
    }

    private static string Text(JsonElement name, string path)
    {
        try
        {
            return name.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new ApiException(
                StatusCodes.Status400BadRequest,
                "invalid_json",
                $"{path} holds half of a surrogate pair; send whole characters.",
                path);
        }
    }

    private static string Short(string name) => name.Length <= NameLengthMax ? name : name[..NameLengthMax];
}
