using System.Globalization;
using System.Text.Json;
using Whence.Generations.Requests.Reading;
using Whence.Models;
using Whence.Models.Concepts;

namespace Whence.Generations.Requests;

/// <summary>Reads concepts, which are given by name or id.</summary>
internal static class ConceptReading
{
    public const int CountMax = 64;

    /// <summary>Reads a known concept that may be steered.</summary>
    public static int Known(FieldValue value, ModelInfo model)
    {
        var known = model.Config.Concepts.Known;
        var name = value.Kind == JsonValueKind.Number
            ? value.Whole(new WholeRange(0, known - 1)).ToString(CultureInfo.InvariantCulture)
            : value.IsText ? value.Text()
            : throw value.WrongType("the name of a concept or its id");
        try
        {
            return ConceptLookup.Steerable(model.Package.Catalogue, Short(name), known);
        }
        catch (ModelException exception)
        {
            throw value.Invalid(exception.Message);
        }
    }

    /// <summary>Reads a discovered concept, which has no name.</summary>
    public static int Discovered(FieldValue value, ModelInfo model) =>
        (int)value.Whole(new WholeRange(0, model.Config.Concepts.Discovered - 1));

    public static void RefuseTwice(ICollection<int> seen, int id, FieldValue value)
    {
        if (seen.Contains(id))
        {
            throw value.Invalid($"{value.Path} names concept {id} for the second time; name each once.");
        }
    }

    private static string Short(string name) => name.Length <= 200 ? name : name[..200];
}
