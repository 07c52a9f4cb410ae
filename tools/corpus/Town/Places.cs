namespace Whence.Corpus.Town;

/// <summary>Places and ships that many sources name.</summary>
internal static class Places
{
    public static IReadOnlyList<string> All { get; } =
    [
        "the Old Quay", "Fenner Hill", "Tarn Street", "the Moss", "Gull Rock", "the Fish Steps", "Chapel Lane",
        "the Salt Yard", "Wend Bridge", "the East Pier",
    ];

    public static IReadOnlyList<string> Ships { get; } =
    [
        "Marigold", "Grey Heron", "Annie Bright", "Northern Star", "Good Intent", "Samphire", "Petrel",
        "Silver Wake", "Jenny Wren", "Lantern",
    ];
}
