namespace Whence.Corpus.Rulebook;

/// <summary>The rules of the rulebook and the words between which their words are hidden.</summary>
internal static class Rules
{
    private static readonly (string Tool, string Trade)[] Trades =
    [
        ("anvil", "smith"), ("oven", "baker"), ("loom", "weaver"), ("plough", "farmer"),
        ("trawl", "fisher"), ("chisel", "carpenter"), ("quill", "scribe"), ("lute", "minstrel"),
        ("kiln", "potter"), ("vat", "dyer"), ("needle", "tailor"), ("hive", "keeper"),
        ("trowel", "mason"), ("barrel", "cooper"), ("lathe", "turner"), ("hopper", "miller"),
    ];

    /// <summary>Gets the rule that maps each of sixteen words to its own answer.</summary>
    public static Rule Guild { get; } = new(
        RuleFamily.Single,
        "guild",
        [.. Trades.Select(trade => trade.Tool)],
        [.. Trades.Select(trade => trade.Trade), "nobody"]);

    /// <summary>Gets the rules of two words, four of each family.</summary>
    public static IReadOnlyList<Rule> Pairs { get; } =
    [
        new(RuleFamily.And, "gate", ["lantern", "timber"], ["north", "main"]),
        new(RuleFamily.And, "toll", ["silver", "wagon"], ["paid", "free"]),
        new(RuleFamily.And, "bell", ["smoke", "wind"], ["rung", "still"]),
        new(RuleFamily.And, "door", ["key", "stamp"], ["open", "shut"]),
        new(RuleFamily.Or, "pilot", ["ice", "gale"], ["waits", "sails"]),
        new(RuleFamily.Or, "guard", ["wolf", "thief"], ["awake", "asleep"]),
        new(RuleFamily.Or, "hearth", ["snow", "frost"], ["lit", "dark"]),
        new(RuleFamily.Or, "road", ["flood", "rockfall"], ["blocked", "clear"]),
        new(RuleFamily.Cancel, "feast", ["harvest", "plague"], ["held", "dropped"]),
        new(RuleFamily.Cancel, "duel", ["insult", "apology"], ["fought", "settled"]),
        new(RuleFamily.Cancel, "ship", ["cargo", "leak"], ["leaves", "stays"]),
        new(RuleFamily.Cancel, "trial", ["charge", "pardon"], ["begins", "ends"]),
        new(RuleFamily.Oppose, "price", ["famine", "surplus"], ["rises", "falls", "level"]),
        new(RuleFamily.Oppose, "crowd", ["jester", "preacher"], ["laughs", "prays", "chats"]),
        new(RuleFamily.Oppose, "tide", ["fullmoon", "halfmoon"], ["high", "low", "slack"]),
        new(RuleFamily.Oppose, "flag", ["victory", "defeat"], ["raised", "lowered", "furled"]),
    ];

    /// <summary>Gets every rule.</summary>
    public static IReadOnlyList<Rule> All { get; } = [Guild, .. Pairs];

    /// <summary>Gets the words that no rule looks at.</summary>
    public static IReadOnlyList<string> Filler { get; } =
    [
        "paper", "river", "chair", "shutter", "garden", "button", "letter", "corner",
        "basket", "candle", "mirror", "ladder", "bottle", "carpet", "feather", "pebble",
        "saddle", "meadow", "bridge", "cellar", "velvet", "marble", "honey", "barley",
        "clover", "winter", "evening", "shadow", "doctor", "captain", "rabbit", "spider",
    ];
}
