namespace Whence.Engine.Concepts;

/// <summary>Cuts and joins readouts; their rows are independent of one another.</summary>
internal static class Readouts
{
    /// <summary>Joins the rows of readouts that keep the same numbers of concepts.</summary>
    public static ConceptReadout Concatenate(IReadOnlyList<ConceptReadout> parts) => new(
        parts[0].KnownTop,
        [.. parts.SelectMany(part => part.KnownIds)],
        [.. parts.SelectMany(part => part.KnownLogits)],
        parts[0].DiscoveredTop,
        [.. parts.SelectMany(part => part.DiscoveredIds)],
        [.. parts.SelectMany(part => part.DiscoveredLogits)]);

    /// <summary>Returns some rows of a readout.</summary>
    public static ConceptReadout Rows(ConceptReadout all, int start, int count)
    {
        var known = (start * all.KnownTop)..((start + count) * all.KnownTop);
        var discovered = (start * all.DiscoveredTop)..((start + count) * all.DiscoveredTop);
        return all with
        {
            KnownIds = all.KnownIds[known],
            KnownLogits = all.KnownLogits[known],
            DiscoveredIds = all.DiscoveredIds[discovered],
            DiscoveredLogits = all.DiscoveredLogits[discovered],
        };
    }
}
