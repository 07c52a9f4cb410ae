namespace Whence.Corpus.Sources.Science;

/// <summary>The concepts that only the school science book declares.</summary>
internal static class ScienceConcepts
{
    private const string Group = "science";

    internal static readonly ConceptInfo[] All =
    [
        Topic("moon-and-tides", "how the moon pulls the sea"),
        Topic("magnetism", "magnets, iron, poles and the compass"),
        Topic("light-and-shadow", "rays of light, mirrors and shadows"),
        Topic("warm-and-cool-air", "how warm air rises and cool air sinks"),
        Topic("floating", "why things float or sink in water"),
        Topic("plants-and-sunlight", "how leaves use sunlight"),
        Topic("sound-waves", "sound, echoes and the ear"),
        Topic("measuring", "rulers, scales, clocks and writing down a number"),
        Topic("experiment", "a test that pupils do with simple things"),
        Topic("school-life", "the school, its teachers and its rooms"),
        new("encouraging", "wording that gives heart: well done, you can, try again", "tone", ConceptKind.Tone),
    ];

    private static ConceptInfo Topic(string name, string description) =>
        new(name, description, Group, ConceptKind.Topic);
}
