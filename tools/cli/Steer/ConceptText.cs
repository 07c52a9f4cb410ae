using System.Globalization;
using Whence.Cli.Terminal;
using Whence.Engine.Concepts;
using Whence.Models;
using Whence.Models.Concepts;
using Whence.Steering.Composing;
using Whence.Steering.Profiles;

namespace Whence.Cli.Steer;

/// <summary>Reads the concepts that people name: NAME, ID, #ID of a discovered one, or group:NAME.</summary>
internal static class ConceptText
{
    private const string GroupPrefix = "group:";

    /// <summary>Returns one concept, or those of a group that may be steered.</summary>
    public static IReadOnlyList<ProfileConcept> Many(string text, ModelPackage package) =>
        text.StartsWith(GroupPrefix, StringComparison.Ordinal)
            ? [
                .. SteeringRecipe.Group(package.Catalogue, text[GroupPrefix.Length..])
                    .Select(push => Named(package, push.Kind, push.Concept)),
            ]
            : [One(text, package)];

    /// <summary>Returns one concept.</summary>
    public static ProfileConcept One(string text, ModelPackage package)
    {
        if (!text.StartsWith('#'))
        {
            var id = ConceptLookup.Known(package.Catalogue, text, package.Config.Concepts.Known);
            return Named(package, ConceptKind.Known, id);
        }

        var count = package.Config.Concepts.Discovered;
        return int.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number < count
            ? Named(package, ConceptKind.Discovered, number)
            : throw new CommandException(
                $"'{text}' is not a discovered concept; the model has {count} of them, numbered from #0.");
    }

    private static ProfileConcept Named(ModelPackage package, ConceptKind kind, int id) => new()
    {
        Kind = kind,
        Id = id,
        Name = kind == ConceptKind.Known ? package.Catalogue.Find(id)?.Name : null,
    };
}
