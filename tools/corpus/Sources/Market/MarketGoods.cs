namespace Whence.Corpus.Sources.Market;

/// <summary>A class of goods with its price reports and the pools that fill them.</summary>
internal sealed record MarketGoods(
    ChunkKind Rise,
    ChunkKind Fall,
    IReadOnlyList<string> Wares,
    IReadOnlyList<string> Prices)
{
    internal static readonly MarketGoods Fish = new(
        new(["fish-prices", "price-rise"],
        [
            "The price of {fish} rose to {fishPrice}, which is higher than last week, and the fish was gone by noon.",
            "{Fish} went up to {fishPrice}. The rise came because the boats brought little fish to the quay.",
            "Fish was dearer today. The price of {fish} climbed to {fishPrice}, and it may go up again.",
            "Those who came for {fish} paid more, for the price of the fish had risen to {fishPrice}.",
        ]),
        new(["fish-prices", "price-fall"],
        [
            "The price of {fish} fell to {fishPrice}, which is lower than last week, for the quay was full of fish.",
            "{Fish} went down to {fishPrice}. The fall came because all the boats brought home the same fish.",
            "Fish was cheaper today. The price of {fish} dropped to {fishPrice}, and it may go down again.",
            "Those who came for {fish} paid less, for the price of the fish had fallen to {fishPrice}.",
        ]),
        ["herring", "cod", "mackerel", "crab", "plaice", "lobster"],
        ["three crowns a box", "four crowns a box", "five crowns a box", "six crowns a box"]);

    internal static readonly MarketGoods Wool = new(
        new(["wool-prices", "price-rise"],
        [
            "The price of {wool} rose to {woolPrice}, and the wool merchants say that it will climb higher still.",
            "Wool was dearer than last week. A clean bale of {wool} went up to {woolPrice} before the bell.",
            "In the wool hall the price of {wool} climbed to {woolPrice}, a rise that pleased the hill farms.",
        ]),
        new(["wool-prices", "price-fall"],
        [
            "The price of {wool} fell to {woolPrice}, and the wool merchants say that it will drop lower still.",
            "Wool was cheaper than last week. A clean bale of {wool} went down to {woolPrice} before the bell.",
            "In the wool hall the price of {wool} dropped to {woolPrice}, a fall that worried the hill farms.",
        ]),
        ["white wool", "grey wool", "lamb's wool", "spun yarn"],
        ["seven crowns a bale", "eight crowns a bale", "nine crowns a bale"]);

    internal static readonly MarketGoods Timber = new(
        new(["timber-prices", "price-rise"],
        [
            "The price of {timber} rose to {timberPrice}, for the shipyard wants all the timber it can get.",
            "Timber was dearer. A load of {timber} went up to {timberPrice}, higher than at any time since spring.",
            "At the timber yard the price of {timber} climbed to {timberPrice}, and planks rose with it.",
        ]),
        new(["timber-prices", "price-fall"],
        [
            "The price of {timber} fell to {timberPrice}, for the shipyard has all the timber it needs.",
            "Timber was cheaper. A load of {timber} went down to {timberPrice}, lower than at any time since spring.",
            "At the timber yard the price of {timber} dropped to {timberPrice}, and planks fell with it.",
        ]),
        ["oak", "pine", "ash", "elm", "larch"],
        ["twelve crowns a load", "fifteen crowns a load", "eighteen crowns a load"]);
}
