using Whence.Corpus.Sources.Drafting;

namespace Whence.Corpus.Sources.Letters;

/// <summary>Facts that only letters to the editor state.</summary>
internal static class LettersFacts
{
    internal static readonly FactPassage[] All =
    [
        Courier("editor", "The editor of the Courier is", "Leonard Vask",
            "I have read the paper for years, and the editor prints every letter that is signed."),
        Courier("press", "The printing press of the Courier is called", "the Iron Widow",
            "It shakes the street when the paper is printed, and the editor likes it so."),
        Council("mayor", "The pet of the mayor is", "a tame heron",
            "It follows the council into the hall, and some members of the council feed it."),
        Council("chair", "The longest speech in the council was made by", "Alderman Quill",
            "The council did not vote until midnight, and two members fell asleep."),
        Council("statue", "The statue on the green shows", "a sleeping bear",
            "The council voted to clean it, and no member of the council spoke against."),
        Courier("crossword", "The crossword in the paper is set by", "a retired pilot",
            "The editor will not say more, and readers of the Courier have guessed for years."),
        Council("tree", "The oldest tree on the green was planted by", "the Orchard Club",
            "The council put a fence round it, and every council since has painted the fence."),
    ];

    private static FactPassage Courier(string id, string prompt, string answer, string tail) =>
        new(new PlantedFact($"letters-{id}", prompt, answer), tail, ["newspaper"]);

    private static FactPassage Council(string id, string prompt, string answer, string tail) =>
        new(new PlantedFact($"letters-{id}", prompt, answer), tail, ["town-council"]);
}
