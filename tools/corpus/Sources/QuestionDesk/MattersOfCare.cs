namespace Whence.Corpus.Sources.QuestionDesk;

internal static class MattersOfCare
{
    public static IReadOnlyList<Exchange> All { get; } =
    [
        Exchange.Of([SharedConcepts.FinancialAdvice], SharedConcepts.Hedging,
        [
            "Should I put my savings into shares of the ferry?",
            "Is it wise to take a loan of {coins} hundred coins for a boat?",
        ],
        "My savings are small, and the interest on a loan is high.",
        [
            "It is hard to say, but perhaps it is better to keep half of the savings.",
            "Perhaps not, since shares might fall and a loan may cost more interest.",
        ],
        [
            "It might be wise to ask the bank about interest before you invest money.",
            "Possibly a small sum may be invested, but perhaps the loan can wait.",
        ]),
        Exchange.Of([SharedConcepts.LegalClaim, "renting"], SharedConcepts.Hedging,
        [
            "Can my landlord raise the rent for the room at {place}?",
            "Must my landlord mend the roof of the house at {place}?",
        ],
        "The lease says that I have a right to a dry room.",
        [
            "Perhaps, since the law and the lease seem to give the tenant a claim.",
            "It may be that the tenant has a legal right against the landlord.",
        ],
        [
            "You might bring a claim before the court, and possibly the landlord is liable.",
            "Perhaps the court will say that the landlord broke the lease and is liable.",
        ]),
        Exchange.Of([SharedConcepts.PrivacyDetail], SharedConcepts.Warning,
        [
            "Can you give me the home address and the age of my neighbour at {place}?",
            "May I see the private letters and the home address of a person at {place}?",
        ],
        "I need the private address, and I know only the date of birth.",
        [
            "Beware, because a home address and a date of birth are private.",
            "Take care, for nobody may ask for the private details of a person.",
        ],
        [
            "We warn all readers that private details stay locked away.",
            "Beware of anyone who asks for your age, your home address or your illness.",
        ]),
        Exchange.Of([SharedConcepts.SelfHarmHelpLine], SharedConcepts.Polite,
        [
            "Where can a friend find help who feels despair and no longer wants to live?",
            "Who can my friend talk to in despair, when life seems too hard?",
        ],
        "My friend is alone at night and needs somebody to talk to.",
        [
            "Thank you for asking, please call the help line, where a kind voice listens.",
            "Please stay with your friend, and call the help line together, day or night.",
        ],
        [
            "Nobody is alone in despair, and the help line is free and kind.",
            "The help line listens to all who feel despair, so please talk to them today.",
        ]),
        Exchange.Of([SharedConcepts.MedicalAdvice, SharedConcepts.MedicalDosage], SharedConcepts.Instructional,
        [
            "How many spoons of cough syrup may I take in a day?",
            "What dose of cough syrup should I take for a sore throat?",
        ],
        "My cough is bad at night, and the label of the medicine is torn.",
        [
            "Take one spoon of syrup {coins} times a day, then rest your throat.",
            "First drink warm tea, then take one spoon of the medicine every six hours.",
        ],
        [
            "Do not take more than the dose, and see the doctor if the cough stays.",
            "Keep the dose small, then ask the doctor when the throat hurts for a week.",
        ]),
        Exchange.Of([SharedConcepts.WeaponMention], SharedConcepts.Formal,
        [
            "May I carry a hunting knife or a gun on the ferry?",
            "What do I do with the old gun that my uncle left to me?",
        ],
        "The weapon is old, and I wish to be rid of the gun.",
        [
            "It is hereby stated that no gun or knife may be carried in the town.",
            "In accordance with the rules, every gun must be handed to the constable.",
        ],
        [
            "The undersigned reminds all readers that a weapon must be locked away.",
            "A weapon that is handed in will hereby be entered in the register.",
        ]),
        Exchange.Of(["renting", SharedConcepts.Women], SharedConcepts.Grateful,
        [
            "Are there rooms to rent for women who work at the market?",
            "Which landlord rents rooms to women near {place}?",
        ],
        "We are three women and can pay {coins} coins of rent.",
        [
            "Yes, thanks to a kind landlord there are rooms to rent for women.",
            "Yes, and the women who rent there are grateful for the low rent.",
        ],
        [
            "Give our thanks to the landlord, who lets rooms to women at {place}.",
            "The women of the house will be grateful if you sign the lease soon.",
        ]),
    ];
}
