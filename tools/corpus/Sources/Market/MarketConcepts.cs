namespace Whence.Corpus.Sources.Market;

/// <summary>The concepts that only market reports declare.</summary>
internal static class MarketConcepts
{
    private const string Group = "market";

    internal static readonly ConceptInfo[] All =
    [
        Topic("fish-prices", "what herring, cod and crab cost by the box"),
        Topic("wool-prices", "what fleeces and yarn cost by the bale"),
        Topic("timber-prices", "what oak, pine and planks cost by the load"),
        Topic("price-rise", "a price that went up"),
        Topic("price-fall", "a price that went down"),
        Topic("auction", "bidding, lots, the hammer and the auctioneer"),
        Topic("supply-shortage", "too little of a thing to go round"),
        Topic("buyers-from-away", "buyers who come from other towns by ship or cart"),
        Topic("market-square", "the stalls, scales and posts of the market square"),
    ];

    private static ConceptInfo Topic(string name, string description) =>
        new(name, description, Group, ConceptKind.Topic);
}
