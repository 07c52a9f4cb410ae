using System.Globalization;
using Whence.Cli.Terminal;
using Whence.Engine.Concepts;
using Whence.Models;
using Whence.Models.Concepts;

namespace Whence.Cli.Concepts;

/// <summary>Finds the concept that a user means: a name, a number of a known concept, or #N for a discovered one.
/// </summary>
internal static class ConceptName
{
    public static (ConceptKind Kind, int Id) Resolve(ModelPackage package, string text)
    {
        if (!text.StartsWith('#'))
        {
            return (ConceptKind.Known, ConceptLookup.Known(package.Catalogue, text, package.Config.Concepts.Known));
        }

        var count = package.Config.Concepts.Discovered;
        return int.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id < count
            ? (ConceptKind.Discovered, id)
            : throw new CommandException(
                $"'{text}' is not a discovered concept; the model has {count} of them, numbered from #0.");
    }
}
