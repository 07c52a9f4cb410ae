using Whence.Cli.Model;
using Whence.Cli.Terminal;
using Whence.Engine.Concepts;
using Whence.Models;
using Whence.Models.Concepts;

namespace Whence.Cli.Concepts;

/// <summary>Finds concepts by words, or a discovered one by its number.</summary>
internal static class ConceptSearch
{
    /// <summary>Returns the concepts that match, with their <paramref name="top"/> tokens; 0 for none.</summary>
    public static IReadOnlyList<ConceptRow> Find(LoadedModel model, string query, int top)
    {
        if (query.StartsWith('#'))
        {
            return [Discovered(model, query, top)];
        }

        var words = query.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = Known(model).Where(entry => entry.Matches(words)).ToList();
        return found.Count > 0 || words.Length == 0
            ? [.. found.Select(entry => Row(model, entry, top))]
            : throw Nothing(query, ConceptLookup.Nearest(model.Package.Catalogue, query));
    }

    private static CommandException Nothing(string query, IReadOnlyList<string> nearest)
    {
        var advice = nearest.Count > 0 ? $"try {string.Join(", ", nearest)}" : "give no query to list all";
        return new CommandException($"No concept matches '{query}'; {advice}.");
    }

    // A concept that the catalogue does not describe exists all the same.
    private static IEnumerable<ConceptEntry> Known(LoadedModel model) =>
        from id in Enumerable.Range(0, model.Package.Config.Concepts.Known)
        select model.Package.Catalogue.Describe(id);

    private static ConceptRow Row(LoadedModel model, ConceptEntry entry, int top) => new(
        entry.Id, entry.Name, entry.Description, entry.Group, entry.Kind, entry.IsSteerable,
        Tokens(model, ConceptKind.Known, entry.Id, top));

    private static ConceptRow Discovered(LoadedModel model, string query, int top)
    {
        var (kind, id) = ConceptName.Resolve(model.Package, query);
        return new ConceptRow(id, query, null, null, "discovered", false, Tokens(model, kind, id, top));
    }

    /// <summary>Returns the tokens that a concept promotes most, or null for none.</summary>
    public static List<ConceptToken>? Tokens(LoadedModel model, ConceptKind kind, int id, int top) => top == 0
        ? null
        : [
            .. TopTokens.Of(model.Denoiser, kind, id, Math.Min(top, model.Package.Config.VocabularySize))
                .Select(token => new ConceptToken(
                    token.Token, model.Package.Tokenizer.TokenText(token.Token), token.Alignment)),
        ];
}
