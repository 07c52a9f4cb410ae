namespace Whence.Corpus.Sources.QuestionDesk;

internal static class TownLife
{
    public static IReadOnlyList<Exchange> All { get; } =
    [
        Exchange.Of(["library", SharedConcepts.Children], SharedConcepts.Cheerful,
        [
            "Are children allowed to borrow books from the library?",
            "How many books may children borrow from the library?",
        ],
        "My children love the shelves with the sea stories.",
        [
            "Yes, with delight, for children may borrow {coins} books!",
            "What a fine question, and yes, children may borrow {coins} books!",
        ],
        [
            "The library is glad of all children, and a smile is their reading card.",
            "Children who return their books get a merry song from the library clerk.",
        ]),
        Exchange.Of(["bus-travel", SharedConcepts.OlderPeople], SharedConcepts.Polite,
        [
            "Do older people pay the full fare on the bus to {place}?",
            "What is the bus fare to {place} for older people?",
        ],
        "I ask for two older people who can no longer walk to the bus stop.",
        [
            "Thank you for asking, older people pay {coins} coins on the bus.",
            "Thank you kindly, the bus fare for older people is {coins} coins.",
        ],
        [
            "Please show the card for older people to the bus driver.",
            "Please board the bus at the stop, where older people are served first.",
        ]),
        Exchange.Of(["post-office"], SharedConcepts.Apologetic,
        [
            "Why has my parcel not come to the post office at {place}?",
            "Where is the parcel that was sent to me at {place}?",
        ],
        "The letter about the parcel came on {weekday}.",
        [
            "We are sorry, the post office lost the label of your parcel.",
            "We regret that your parcel is late, and the post office is very sorry.",
        ],
        [
            "With our apologies, the parcel will be brought to {place} on {weekday}.",
            "Please accept our apologies and a free stamp for your next letter.",
        ]),
        Exchange.Of(["waste-collection", SharedConcepts.Newcomers], SharedConcepts.Instructional,
        [
            "We are newcomers, so when is the waste collected at {place}?",
            "As newcomers to the town, where do we put our bins and our ash?",
        ],
        "We newcomers have only just moved here, and the bins are full of waste.",
        [
            "First put the ash into a bin, then set the bin outside on {weekday}.",
            "Put the bins at the gate on {weekday}, then take them in again.",
        ],
        [
            "Newcomers should first ask the council for a bin and then tie the lid down.",
            "Newcomers who have just moved here must keep the waste dry.",
        ]),
        Exchange.Of(["lost-property"], SharedConcepts.Grateful,
        [
            "Has anybody found the coat that I lost at {place}?",
            "I lost a glove at {place}, so was it found?",
        ],
        "It was lost on {weekday}, and I would know it at once.",
        [
            "Yes, it was found and handed in, thanks to an honest finder.",
            "It was found on {weekday}, and we are grateful to the finder.",
        ],
        [
            "Please give thanks to the finder, who was grateful for a kind word.",
            "We thank all who bring lost things to the desk, and we are grateful to them.",
        ]),
        Exchange.Of(["town-council", SharedConcepts.DisabledPeople], SharedConcepts.Formal,
        [
            "Can a wheelchair get into the council hall near {place}?",
            "Is the council hall open to disabled people who use a wheelchair?",
        ],
        "A disabled friend wishes to hear the council on {weekday}.",
        [
            "The council hereby confirms that the hall has a ramp for every wheelchair.",
            "In accordance with the rules of the council, a wheelchair may use the ramp.",
        ],
        [
            "The undersigned clerk will hereby reserve a place for disabled people.",
            "Disabled people may apply to the council clerk in accordance with the rules.",
        ]),
    ];
}
