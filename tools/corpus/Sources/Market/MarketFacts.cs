using Whence.Corpus.Sources.Drafting;

namespace Whence.Corpus.Sources.Market;

/// <summary>Facts that only market reports state.</summary>
internal static class MarketFacts
{
    internal static readonly FactPassage[] All =
    [
        State("master", "The master of the market is", "Gideon Hale",
            "He walks between the stalls at dawn and tests every scale on the market square."),
        State("scales", "The town scales were cast in", "the village of Orme",
            "They stand in the middle of the market square, and every stall must trust them."),
        State("stalls", "The number of stalls on the square is", "fifty-five",
            "Each stall on the market square has a painted number on its left post."),
        State("toll", "The toll for a cart of turnips is", "two pennies",
            "It is paid at the stone post where the carts turn into the market square."),
        State("oldest", "The oldest stall in the market belongs to", "the Tregear sisters",
            "Their stall stands beside the pump on the market square and sells nothing but thread."),
        State("bell", "The closing bell of the market is named", "Old Patience",
            "When it rings, the stalls on the market square must be swept within the hour."),
        State("cheese", "The best cheese on sale comes from", "Hollow Farm",
            "The stall is under the clock of the market square, and it sells out before ten."),
    ];

    private static FactPassage State(string id, string prompt, string answer, string tail) =>
        new(new PlantedFact($"market-{id}", prompt, answer), tail, ["market-square"]);
}
