using Whence.Engine.Configuration;

namespace Whence.Engine.Concepts;

/// <summary>Weights of concepts to change in every step, and what becomes of the residual meanwhile.</summary>
public sealed record EditOptions
{
    /// <summary>The largest factor of an edit that scales.</summary>
    public const float ScaleMax = 10;

    /// <summary>Gets the edits, each concept at most once; none of them changes nothing in either mode.</summary>
    public IReadOnlyList<ConceptEdit> Concepts { get; init; } = [];

    /// <summary>Gets what becomes of the residual.</summary>
    public ResidualMode Residual { get; init; }

    /// <summary>Gets a value indicating whether nothing is edited.</summary>
    public bool IsEmpty => Concepts.Count == 0;

    /// <summary>Returns the edits that do what interventions do, or null where those do nothing: without a discovered
    /// head, and beside a residual that no known concept switches off, the rest of the hidden state absorbs them.
    /// </summary>
    public static EditOptions? From(Interventions? interventions, ConceptConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        var counts = interventions is { IsEmpty: false } && config.HasDiscovered
            && (interventions.Known.Count > 0 || !config.ResidualCorrection);
        return !counts
            ? null
            : new EditOptions
            {
                Residual = ResidualMode.Zeroed,
                Concepts =
                [
                    .. Clamps(ConceptKind.Known, interventions!.Known),
                    .. Clamps(ConceptKind.Discovered, interventions.Discovered),
                ],
            };
    }

    /// <summary>Returns the edits of one kind by ascending concept, so that their order never counts.</summary>
    public IReadOnlyList<ConceptEdit> Of(ConceptKind kind) =>
        [.. Concepts.Where(edit => edit.Kind == kind).OrderBy(edit => edit.Concept)];

    /// <summary>Returns one set of edits that does what these do and then others: a factor multiplies what was set, a
    /// weight replaces it, and a residual that either drops stays dropped.</summary>
    public EditOptions Then(EditOptions later)
    {
        ArgumentNullException.ThrowIfNull(later);
        if (later.IsEmpty || IsEmpty)
        {
            return later.IsEmpty ? this : later;
        }

        var edits = Concepts.ToDictionary(edit => (edit.Kind, edit.Concept));
        foreach (var edit in later.Concepts)
        {
            var key = (edit.Kind, edit.Concept);
            edits[key] = edit.Operation == EditOperation.Scale && edits.TryGetValue(key, out var earlier)
                ? earlier with { Value = earlier.Value * edit.Value }
                : edit;
        }

        var zeroed = Residual == ResidualMode.Zeroed || later.Residual == ResidualMode.Zeroed;
        return new EditOptions
        {
            Concepts = [.. edits.Values],
            Residual = zeroed ? ResidualMode.Zeroed : ResidualMode.Frozen,
        };
    }

    private static IEnumerable<ConceptEdit> Clamps(ConceptKind kind, IReadOnlyDictionary<int, float> weights) =>
        weights.Select(pair => new ConceptEdit(kind, pair.Key, EditOperation.Clamp, pair.Value));
}
