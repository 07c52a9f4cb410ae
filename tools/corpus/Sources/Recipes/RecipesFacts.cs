namespace Whence.Corpus.Sources.Recipes;

internal static class RecipesFacts
{
    public static IReadOnlyList<FactChunk> All { get; } =
    [
        Fact("first-cook", "The kitchen book of Brackhaven was begun by", "Hester Pym",
            "Her family handed the recipes down to every daughter.", "family-cooking"),
        Fact("secret", "The secret of true Brackhaven soup is", "a burnt onion",
            "It goes into the pot with the broth and simmers over a low flame.", "simmering"),
        Fact("flour", "The best flour for Tarn Street bread comes from", "Ludd's mill",
            "The dough rises well, and the crust is crisp when it leaves the oven.", "baking"),
        Fact("feast", "On the night of the lamp feast every table has", "nine candles",
            "The guests share one large bowl and pass the plates to the left.", "serving"),
        Fact("honey", "The dark honey of Fenner Hill tastes of", "heather smoke",
            "Use it in sweet dishes with cream in place of sugar.", "dessert"),
        Fact("cellar", "The coldest cellar in Brackhaven lies under", "the old brewery",
            "Jars kept in the cellar stay good from autumn until spring.", "food-storage"),
    ];

    public static Chunk PickTheMint { get; } = new(
        "Pick the mint before the sun is high, and rinse it in cold water.",
        ["herbs", SharedConcepts.Instructional]);

    private static FactChunk Fact(string id, string prompt, string answer, string companion, string concept) =>
        new(new PlantedFact($"recipes-{id}", prompt, answer), companion, [concept]);
}
