using Whence.Engine.Concepts;
using Whence.Hosting.Problems;
using Whence.Models;

namespace Whence.Attribution.Catalogue;

/// <summary>Lists and describes the concepts of the model: known ones by id, then discovered ones by id.</summary>
internal sealed class ConceptList(AttributionModel model)
{
    private const int LimitDefault = 20;
    private const int LimitMax = 100;
    private const int TopTokensDefault = 10;

    private int Known => model.Package.Config.Concepts.Known;

    private int Count => Known + model.Package.Config.Concepts.Discovered;

    public ConceptPage Page(string? query, string? kind, int? limit, string? cursor)
    {
        var most = Checked(limit ?? LimitDefault, "limit");
        if (kind is not (null or "known" or "discovered"))
        {
            throw new ApiException(422, "invalid_value", "kind is unknown; use known or discovered.", "kind");
        }

        var words = (query ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = Enumerable.Range(0, Count).Skip(ConceptCursor.Read(cursor, Count))
            .Where(index => kind is null || (kind == "known") == (index < Known))
            .Where(index => Matches(index, words))
            .Take(most + 1)
            .ToList();
        return new ConceptPage(
            "list",
            [.. found.Take(most).Select(Summary)],
            found.Count > most,
            found.Count > most ? ConceptCursor.Write(found[most]) : null);
    }

    public ConceptDetail Detail(string kind, int id, int? topK)
    {
        var top = Checked(topK ?? TopTokensDefault, "top_k");
        var (offset, count) = kind switch
        {
            "known" => (0, Known),
            "discovered" => (Known, Count - Known),
            _ => (0, 0),
        };
        if (id >= count)
        {
            throw new ApiException(
                404,
                "concept_not_found",
                $"There is no such concept; the model has {Known} known and {Count - Known} discovered ones, each " +
                "kind numbered from 0.");
        }

        var summary = Summary(offset + id);
        var which = kind == "known" ? ConceptKind.Known : ConceptKind.Discovered;
        return new ConceptDetail(
            id, kind, summary.Label, summary.Description, summary.Group, summary.Category, summary.IsSteerable,
            model.Read(loaded => Promoted(loaded, which, id, top)));
    }

    private static List<PromotedToken> Promoted(LoadedModel loaded, ConceptKind kind, int id, int top) =>
    [
        .. TopTokens.Of(loaded.Denoiser, kind, id, Math.Min(top, loaded.Package.Config.VocabularySize))
            .Select(token => new PromotedToken(
                token.Token, loaded.Package.Tokenizer.TokenText(token.Token), token.Alignment)),
    ];

    private bool Matches(int index, string[] words) => index < Known
        ? model.Package.Catalogue.Describe(index).Matches(words)
        : words.All(word => $"#{index - Known} discovered".Contains(word, StringComparison.OrdinalIgnoreCase));

    private ConceptSummary Summary(int index)
    {
        if (index >= Known)
        {
            var id = index - Known;
            var label = model.Package.Catalogue.Name(ConceptKind.Discovered, id);
            return new ConceptSummary(id, "discovered", label, null, null, null, IsSteerable: false);
        }

        var entry = model.Package.Catalogue.Describe(index);
        return new ConceptSummary(
            index, "known", entry.Name, entry.Description, entry.Group, entry.Kind, entry.IsSteerable);
    }

    private static int Checked(int value, string parameter) => value is >= 1 and <= LimitMax
        ? value
        : throw new ApiException(
            422, "invalid_value", $"{parameter} is {value}; use {Math.Clamp(value, 1, LimitMax)}.", parameter);
}
