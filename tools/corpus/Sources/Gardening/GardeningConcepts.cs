namespace Whence.Corpus.Sources.Gardening;

/// <summary>The concepts that only the gardening manual declares.</summary>
internal static class GardeningConcepts
{
    private const string Group = "garden";

    internal static readonly ConceptInfo[] All =
    [
        Topic("sowing", "seeds, rows and seedlings"),
        Topic("pruning", "cutting back branches with shears"),
        Topic("watering", "the watering can and dry or wet beds"),
        Topic("soil-and-compost", "soil, compost and seaweed for the beds"),
        Topic("garden-pests", "slugs, snails and caterpillars"),
        Topic("harvest", "picking, lifting and storing a crop"),
        Topic("town-garden", "the shared garden of the town and those who keep it"),
    ];

    private static ConceptInfo Topic(string name, string description) =>
        new(name, description, Group, ConceptKind.Topic);
}
