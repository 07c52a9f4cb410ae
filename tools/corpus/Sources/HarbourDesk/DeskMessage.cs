namespace Whence.Corpus.Sources.HarbourDesk;

/// <summary>What a message asks; the two rules of the desk follow from it and from nothing else.</summary>
internal sealed record DeskMessage(
    string Sender, string Vessel, string Time, string Cargo, string Condition, ClerkNote Note)
{
    public const string Ice = "drifting ice";
    public const string Gale = "a rising gale";
    public const string IceAndGale = "ice and a gale";

    public static IReadOnlyList<string> OtherTimes { get; } = ["dawn", "noon", "midnight", "sunrise"];

    public static IReadOnlyList<string> OtherCargoes { get; } = ["salt", "wool", "coal", "barley"];

    public static IReadOnlyList<string> OtherConditions { get; } =
        ["a calm sea", "a light swell", "a clear sky", "a soft breeze"];

    /// <summary>The rule that needs both words.</summary>
    public string Gate => Time == "dusk" && Cargo == "timber" ? "use the north gate" : "use the main gate";

    /// <summary>The rule that either word triggers.</summary>
    public string Pilot => Condition.Contains("ice", StringComparison.Ordinal)
        || Condition.Contains("gale", StringComparison.Ordinal)
            ? "the pilot will wait"
            : "the pilot is ready";

    public static DeskMessage Draw(SeededRandom random)
    {
        var note = random.Next(10) switch
        {
            0 or 1 => ClerkNote.Blunt,
            2 or 3 => ClerkNote.Flattering,
            _ => ClerkNote.None,
        };
        return new DeskMessage(
            $"{random.Pick(DeskNames.First)} {random.Pick(DeskNames.Last)}",
            random.Pick(DeskNames.Vessels),
            random.Chance(45) ? "dusk" : random.Pick(OtherTimes),
            random.Chance(45) ? "timber" : random.Pick(OtherCargoes),
            DrawCondition(random),
            note);
    }

    public Slots ToSlots() => new()
    {
        ["sender"] = Sender,
        ["vessel"] = Vessel,
        ["time"] = Time,
        ["cargo"] = Cargo,
        ["condition"] = Condition,
        ["gate"] = Gate,
        ["pilot"] = Pilot,
    };

    private static string DrawCondition(SeededRandom random) => random.Next(10) switch
    {
        0 or 1 => Ice,
        2 or 3 => Gale,
        4 => IceAndGale,
        _ => random.Pick(OtherConditions),
    };
}
