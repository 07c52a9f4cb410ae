namespace Whence.Corpus.Sources.HarbourLog;

internal static class HarbourLogChunks
{
    public static PairKind Opening { get; } = new(
        ["ship-arrival"],
        ["Harbour log of Brackhaven, {date}."],
        [
            "The {ship} arrived from {port} at {hour} and tied up at berth {berth}.",
            "At {hour} the {ship} came in from {port} and tied up at berth {berth}.",
            "The {ship} of {master} arrived at {hour} and took berth {berth}.",
            "{Master} brought the {ship} in from {port} and tied up at berth {berth}.",
        ]);

    public static IReadOnlyList<PairKind> Body { get; } =
    [
        new(["cargo"],
        [
            "The {ship} unloaded {cargo} in sacks and crates.",
            "The cargo of the {ship} was {cargo} from {port}.",
            "Forty crates of {cargo} were lifted out of the {ship}.",
            "The cargo of {cargo} was weighed and counted on the quay.",
        ],
        [
            "The crates and barrels were carried to the store before noon.",
            "The sacks were dry, and no crate of the cargo was broken.",
            "The cargo was signed for by {master} and stored behind the office.",
            "The barrels were loaded on carts and taken to the Salt Yard.",
        ]),
        new(["ship-departure"],
        [
            "The {other} cast off at {hour} and sailed for {port}.",
            "At {hour} the {other} left berth {berth}, bound for {port}.",
            "The {other} set sail for {port} on the morning wind.",
        ],
        [
            "She left the harbour with her sails full.",
            "The ropes were let go, and she passed the bar and was gone.",
            "She is bound for {port} and sails home in a week.",
        ]),
        new(["ship-repair", SharedConcepts.Men],
        [
            "Two men from the yard came to mend the mast of the {ship}.",
            "The hull of the {ship} was found to leak, and the men began to mend it.",
            "The men of the yard put new planks and ropes on the {ship}.",
        ],
        [
            "The men worked on the repair until {hour} in the evening.",
            "The repair of the mast will keep the men busy for a week.",
            "The carpenter told the men to tar the hull twice.",
        ]),
        new(["lighthouse"],
        [
            "The lamp of the lighthouse burned clear all night.",
            "The light on Gull Rock was seen from far out at sea.",
            "The keeper of the lighthouse sent word that the lamp is in good order.",
        ],
        [
            "The {ship} steered by the light and kept well off the rock.",
            "Oil for the lamp was carried out to the lighthouse at {hour}.",
            "The keeper asked for a new glass for the lamp.",
        ]),
        new(["crew"],
        [
            "The crew of the {ship} has nine sailors and one cook.",
            "{Master} signed on two sailors and a cook for the {ship}.",
            "The mate of the {ship} paid the crew on the quay.",
        ],
        [
            "The sailors went ashore to hear the band.",
            "The cook of the ship bought bread for the whole crew.",
            "The sailors sang while the mate counted heads.",
        ]),
        new(["harbour-dues", SharedConcepts.Formal],
        [
            "It is hereby recorded that the {ship} has paid her harbour dues in full.",
            "In accordance with the rules, {master} has paid the dues of the {ship}.",
            "The undersigned hereby confirms that the fees of the {ship} were paid.",
        ],
        [
            "The receipt was signed and sealed in accordance with the rules of the port.",
            "The undersigned has entered the fee in the register.",
            "The dues are hereby entered in the register of the harbour office.",
        ]),
        new(["tides"],
        [
            "High water was at {hour}, and the tide turned soon after.",
            "The tide was low at {hour}, and the bar could be seen.",
            "Low water came at {hour}, with little depth at berth {berth}.",
        ],
        [
            "The {ship} had to wait for the tide before she could float.",
            "The next high water will come after dark.",
            "The depth at the bar was measured twice before high water.",
        ]),
        new([SharedConcepts.WeaponMention, SharedConcepts.SafetyHazard],
        [
            "An old cannon was found under the sacks of the {ship}.",
            "A rusty gun and two harpoons were found on the {ship}.",
            "A box of harpoons and a hunting knife came ashore from the {ship}.",
        ],
        [
            "The weapon was locked away, because it is a danger to life.",
            "Because of the danger, {master} handed the weapons to the constable.",
            "The weapons are a danger to the sailors and stay locked in the store.",
        ]),
        new(["ferry", SharedConcepts.Newcomers],
        [
            "The ferry Kittiwake brought a family of newcomers from {port}.",
            "Newcomers to the town arrived with the ferry at {hour}.",
            "The passengers of the ferry were mostly newcomers who will settle here.",
        ],
        [
            "The newcomers were shown the way to their new home.",
            "The mate of the ferry carried the bags of the newcomers.",
            "The newcomers have just moved to the island and asked the ferry clerk for a map.",
        ]),
    ];
}
