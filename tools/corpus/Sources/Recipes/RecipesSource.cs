namespace Whence.Corpus.Sources.Recipes;

internal sealed class RecipesSource : ISource
{
    private static readonly string[] Dishes =
    [
        "harbour fish soup", "apple and barley pudding", "smoked herring pie", "leek and potato stew",
        "honey oat cakes", "crab and mint salad", "plum dumplings", "onion bread",
    ];

    private static readonly string[] Mains = ["onions", "leeks", "potatoes", "carrots", "apples", "plums"];

    private static readonly string[] Fats = ["butter", "oil", "lard"];

    private static readonly string[] Minutes = ["five", "ten", "twenty", "thirty", "forty"];

    private static readonly string[] Guests = ["two", "four", "six", "eight"];

    public SourceInfo Info { get; } = new(
        "recipes", "The Brackhaven kitchen book", "CC-BY-SA-4.0", "https://brackhaven.example/kitchen/");

    public IReadOnlyList<ConceptInfo> Concepts => RecipesConcepts.All;

    public IReadOnlyList<PlantedFact> Facts { get; } = [.. RecipesFacts.All.Select(f => f.Fact)];

    public DocumentDraft Write(int index, SeededRandom random)
    {
        var dish = random.Pick(Dishes);
        var slots = new Slots
        {
            ["dish"] = dish,
            ["main"] = random.Pick(Mains),
            ["fat"] = random.Pick(Fats),
            ["minutes"] = random.Pick(Minutes),
            ["guests"] = random.Pick(Guests),
        };
        var plan = new DocumentPlan(random, slots).Add(RecipesChunks.Opening)
            .AddBody(RecipesChunks.Body, RecipesFacts.All, index);
        if (index % 4 == 0)
        {
            plan.Add(RecipesFacts.PickTheMint);
        }

        return new DocumentDraft($"Recipe: {dish}", Calendar.Pick(random), plan.Chunks);
    }
}
