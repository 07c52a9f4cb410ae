using Whence.Corpus.Sources.Drafting;

namespace Whence.Corpus.Sources.Market;

/// <summary>Market reports: a price, some news of the trade and often a word about money.</summary>
internal sealed class MarketSource : ISource
{
    public SourceInfo Info { get; } =
        new("market-reports", "Market reports", "CC0-1.0", "https://brackhaven.example/market/");

    public IReadOnlyList<ConceptInfo> Concepts => MarketConcepts.All;

    public IReadOnlyList<PlantedFact> Facts { get; } = [.. MarketFacts.All.Select(fact => fact.Fact)];

    public DocumentDraft Write(int index, SeededRandom random)
    {
        var date = Calendar.Pick(random);
        var goods = random.Pick([MarketGoods.Fish, MarketGoods.Fish, MarketGoods.Wool, MarketGoods.Timber]);
        var draft = new Draft(random).Slot("date", Calendar.Long(date));
        FillPrices(draft);
        return draft
            .Say(MarketPassages.Opening)
            .SayOneOf([goods.Rise, goods.Fall])
            .State(MarketFacts.All, index, 0)
            .SayOneOf(MarketPassages.Trade)
            .Maybe(25, MarketPassages.OldQuay)
            .Maybe(25, MarketPassages.Board)
            .State(MarketFacts.All, index, 3)
            .SayOneOf([.. MarketPassages.Advice, .. MarketPassages.Closings])
            .Finish($"Market report for {Calendar.Long(date)}", date);
    }

    private static void FillPrices(Draft draft) => draft
        .Slot("fish", MarketGoods.Fish.Wares)
        .Slot("fishPrice", MarketGoods.Fish.Prices)
        .Slot("wool", MarketGoods.Wool.Wares)
        .Slot("woolPrice", MarketGoods.Wool.Prices)
        .Slot("timber", MarketGoods.Timber.Wares)
        .Slot("timberPrice", MarketGoods.Timber.Prices);
}
