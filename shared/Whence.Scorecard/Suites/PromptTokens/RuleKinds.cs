namespace Whence.Scorecard.Suites.PromptTokens;

/// <summary>The kinds of planted prompts, by their names in truths.json.</summary>
internal static class RuleKinds
{
    public const string Single = "single";
    public const string And = "and";
    public const string OrOne = "or_one";
    public const string OrBoth = "or_both";
    public const string Cancel = "cancel";
    public const string CancelAlone = "cancel_alone";
    public const string Oppose = "oppose";
    public const string None = "none";

    /// <summary>Gets the kinds that have planted words, simple ones first.</summary>
    public static IReadOnlyList<string> Planted { get; } = [Single, And, OrOne, OrBoth, Cancel, CancelAlone, Oppose];

    /// <summary>Returns how people call a kind.</summary>
    public static string Title(string kind) => kind switch
    {
        Single => "single word",
        And => "AND, both words",
        OrOne => "OR, one word",
        OrBoth => "OR, both words",
        Cancel => "cancelled by a second word",
        CancelAlone => "not cancelled",
        Oppose => "two words that pull apart",
        _ => "no planted word",
    };
}
