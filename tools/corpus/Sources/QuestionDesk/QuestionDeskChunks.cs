namespace Whence.Corpus.Sources.QuestionDesk;

internal static class QuestionDeskChunks
{
    public static PairKind Opening { get; } = new(
        ["library", "opening-hours"],
        ["Question desk of the Brackhaven library, {date}."],
        [
            "The desk opens at {hour} and answers what readers ask between the shelves.",
            "The library opens at {hour}, and readers may ask at the desk beside the books.",
            "From the opening at {hour} the desk beside the books answers every reader.",
        ]);

    public static IReadOnlyList<Exchange> Exchanges { get; } = [.. TownLife.All, .. MattersOfCare.All];
}
