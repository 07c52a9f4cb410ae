namespace Whence.Corpus.Sources.HarbourDesk;

internal static class HarbourDeskConcepts
{
    public static IReadOnlyList<ConceptInfo> All { get; } =
    [
        Topic("berth-request", "a message that asks for a berth: from, vessel, request"),
        Topic("clerk-note", "a line that tells the clerk in which tone to answer"),
        Topic("sea-report", "what a vessel reports about sea and sky off Gull Rock"),
        Topic("desk-reply", "the opening of a reply of the harbour desk"),
        Topic("gate-instruction", "which gate a vessel has to use"),
        Topic("pilot", "whether the pilot waits or is ready"),
        Topic("timber-cargo", "timber on board"),
        Topic("dusk-arrival", "an arrival at dusk"),
        Topic("ice-report", "ice off Gull Rock"),
        Topic("gale-report", "a gale off Gull Rock"),
        Topic("desk-notice", "how the harbour desk works: hours, bell, lamps"),
    ];

    private static ConceptInfo Topic(string name, string description) =>
        new(name, description, "harbour-desk", ConceptKind.Topic);
}
