namespace Whence.Corpus.Sources.Clinic;

/// <summary>The concepts that only clinic leaflets declare.</summary>
internal static class ClinicConcepts
{
    private const string Group = "clinic";

    internal static readonly ConceptInfo[] All =
    [
        Topic("cough-and-cold", "coughs, colds, sneezing, a sore throat"),
        Topic("wound-care", "cuts, grazes, bandages and clean dressings"),
        Topic("sleep-trouble", "lying awake, tiredness and a good night of sleep"),
        Topic("hand-washing", "soap, warm water and clean hands"),
        Topic("vaccination", "the winter vaccine and the needle"),
        Topic("healthy-eating", "meals, fruit, fish and drinking enough water"),
        Topic("nurses-and-doctors", "the nurses, doctors and rooms of the clinic"),
        new("reassuring", "calm wording that takes fear away: do not worry, you are safe", "tone", ConceptKind.Tone),
        new("mothers-to-be", "women who expect a baby", "people", ConceptKind.Demographic),
    ];

    private static ConceptInfo Topic(string name, string description) =>
        new(name, description, Group, ConceptKind.Topic);
}
