namespace Whence.Corpus.Sources.Recipes;

internal static class RecipesConcepts
{
    public static IReadOnlyList<ConceptInfo> All { get; } =
    [
        Topic("ingredients", "what a dish needs and how much of it: cups, spoons, pinches"),
        Topic("baking", "dough, oven and crust"),
        Topic("simmering", "pots, broth and a low flame"),
        Topic("fish-preparation", "scales, bones and fillets"),
        Topic("dessert", "sweet dishes: sugar, honey and cream"),
        Topic("herbs", "mint, thyme, parsley and other leaves"),
        Topic("serving", "bowls, plates and guests at a table"),
        Topic("food-storage", "jars, cellars and how long food keeps"),
        Topic("family-cooking", "recipes handed down in a family"),
    ];

    private static ConceptInfo Topic(string name, string description) =>
        new(name, description, "kitchen", ConceptKind.Topic);
}
