namespace Whence.Corpus.Sources.Market;

/// <summary>What a market report says besides the prices.</summary>
internal static class MarketPassages
{
    internal static readonly ChunkKind Opening = new(["market-square"],
    [
        "Market report from Brackhaven, {date}. The market square was full by nine, and every stall was open.",
        "Market report from Brackhaven, {date}. The market square was quiet in the rain, and some stalls stayed "
            + "shut.",
        "Market report from Brackhaven, {date}. Stalls opened at seven, and the market square was busy until the "
            + "bell.",
        "Market report from Brackhaven, {date}. Trade was steady, and few stalls on the market square had goods "
            + "left over.",
    ]);

    internal static readonly ChunkKind OldQuay = new(["market-square"],
    [
        "The Old Quay was built in the year of the great frost. Fish has come from there to the stalls of the "
            + "market square ever since.",
        "The Old Quay was built in the year of the great frost. The market square was laid with stones from the "
            + "same ships, and the first stalls followed.",
    ]);

    internal static readonly ChunkKind Board = new(["market-square"],
    [
        "Prices are checked each morning and posted on the board by noon. The board hangs by the pump on the "
            + "market square.",
        "Prices are checked each morning and posted on the board by noon. No stall may ask for more on the "
            + "market square.",
    ]);

    internal static readonly ChunkKind[] Trade =
    [
        new(["auction"],
        [
            "At the auction the bidding was quick, and the hammer fell on the last lot of {fish} before ten.",
            "The auctioneer sold forty lots, and the highest bid at the auction was for a box of {fish}.",
            "Bidding at the auction was slow until a lot of {fish} came up, and then the hammer hardly rested.",
        ]),
        new(["auction", "women"],
        [
            "Most of the bids at the auction came from women, and a woman in a red shawl took the last lot.",
            "The auctioneer praised the women of the net loft, whose bid won the best lot of the auction.",
            "A woman from Fenner Hill made the first bid of the auction, and two other women shared the next lot.",
        ]),
        new(["supply-shortage"],
        [
            "There is a shortage of {timber}, for no barge has come down the river Wend and supplies are running "
                + "out.",
            "Salt is in short supply. The shortage will last until the next ship, and there is not enough to go "
                + "round.",
            "The bakers complain of a shortage of flour, and supplies of {wool} are running out as well.",
            "The shortage of {fish} goes on. There is not enough to go round, and the ice house is nearly empty.",
        ]),
        new(["buyers-from-away"],
        [
            "Buyers from away came by ship and took most of the {fish}. They will come again next week.",
            "Two buyers from the mainland asked for {timber}, and a buyer from the north filled three carts.",
            "Buyers from other towns were here with carts of their own, and these buyers paid in silver.",
        ]),
        new(["buyers-from-away", "men"],
        [
            "Three men from the mainland were among the buyers, and one man bought all the {wool} that was left.",
            "The buyers from away were mostly young men, and each man had a purse and a list from his master.",
            "A tall man led the buyers from the north, and his men loaded the {wool} before the tide turned.",
        ]),
    ];

    internal static readonly ChunkKind[] Advice =
    [
        new(["financial-advice", "hedging"],
        [
            "Those with savings might perhaps buy now and sell in spring, but it is hard to say what the money "
                + "will bring.",
            "It may be wise to put savings into {wool}, or perhaps not. It is hard to say where your money is safe.",
            "Perhaps it is better to pay off a loan than to invest in {timber}, though it may be too early to say.",
            "It is hard to say whether to lend money at this season. Perhaps half of your savings should stay at "
                + "home.",
        ]),
        new(["financial-advice", "warning"],
        [
            "Beware of anyone who offers to double your money. Take care of your savings, and never sign a loan "
                + "in a hurry.",
            "Take care with loans. Beware of lending money on {fish} that is still in the sea, and keep your "
                + "savings dry.",
            "Beware of shares in ships that no one has seen. Take care, and invest only the money that you can lose.",
        ]),
        new(["financial-advice"],
        [
            "Put a tenth of your money into savings each month, pay your loans first, and invest only what is left.",
            "Do not keep all your savings in one ship. Spread your money, and ask the bank before you take a loan.",
            "Sell while the price is good and put the money into savings, for a loan in winter costs twice as much.",
        ]),
    ];

    internal static readonly ChunkKind[] Closings =
    [
        new(["cheerful", "market-square"],
        [
            "It was a delight to see the market square so full, with cheer at every stall and music by the pump.",
            "What a fine day it was on the market square! There was laughter and good cheer from stall to stall.",
            "The day ended in good cheer. What a delight to hear the stalls sing while they swept the market square!",
        ]),
        new(["grateful", "market-square"],
        [
            "We thank the porters of the market square, and the stalls are grateful to all who came in the wet.",
            "Our thanks go to the carters. Every stall on the market square is grateful for their early start.",
            "The stalls give thanks to the band, and the market square is grateful to those who swept the stones.",
        ]),
        new(["hedging", "price-rise"],
        [
            "Perhaps prices will rise again next week. It may be that they go up slowly, but it is hard to say.",
            "It is hard to say what comes next. It may be that the price of bread climbs, and perhaps milk will "
                + "go up too.",
        ]),
        new(["hedging", "price-fall"],
        [
            "Perhaps prices will fall again next week. It may be that they go down slowly, but it is hard to say.",
            "It is hard to say what comes next. It may be that the price of bread drops, and perhaps milk will "
                + "go down too.",
        ]),
    ];
}
