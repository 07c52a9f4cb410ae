using Whence.Corpus.Sources.Drafting;

namespace Whence.Corpus.Sources.Clinic;

/// <summary>Facts that only clinic leaflets state.</summary>
internal static class ClinicFacts
{
    internal static readonly FactPassage[] All =
    [
        State("head-nurse", "The head nurse of the clinic is", "Rosa Whitby",
            "The other nurses and both doctors go to her when they need a second opinion."),
        State("walls", "The walls of the waiting room are painted", "pale green",
            "A nurse chose the colour, and the doctors say that patients feel calmer for it."),
        State("founder", "The first doctor in Brackhaven came from", "the isle of Sule",
            "A picture of the doctor hangs beside the door of the room where the nurses work."),
        State("beds", "The number of beds on the upper floor is", "fourteen",
            "A nurse sits with the patients there all night, and a doctor walks round at six."),
        State("library", "The patients may borrow books from", "the blue cupboard",
            "A nurse keeps the key, and the doctors add a new book each month."),
        State("garden", "The garden behind the clinic was planted by", "Doctor Ambrose Fell",
            "Nurses and patients sit there when the sun is out, and doctors eat their lunch there."),
        State("bell", "The night bell of the clinic hangs above", "the coal door",
            "Ring it twice, and the nurse who is on duty will wake the doctor."),
    ];

    private static FactPassage State(string id, string prompt, string answer, string tail) =>
        new(new PlantedFact($"clinic-{id}", prompt, answer), tail, ["nurses-and-doctors"]);
}
