namespace Whence.Corpus.Sources.Travel;

internal static class TravelChunks
{
    public static PairKind Opening { get; } = new(
        ["sightseeing"],
        ["Visitor guide to Brackhaven: {place}."],
        [
            "No visitor should miss the view from {place} in {season}.",
            "In {season} visitors come to {place} for the view over the harbour.",
            "Visitors will find {place} at its best in {season}, when the view is clear.",
            "The sights of the town begin at {place}, which has a fine view in {season}.",
        ]);

    public static IReadOnlyList<PairKind> Body { get; } =
    [
        new(["lodging"],
        [
            "Rooms can be had at {inn}, close to {place}.",
            "A good bed for the night is found at {inn}.",
            "The inn nearest to {place} is {inn}, which has ten rooms.",
            "Many visitors take a room at {inn} for the night.",
        ],
        [
            "The beds are soft, and breakfast at the inn is served early.",
            "Ask the inn for a room with a view, and for breakfast in bed.",
            "The rooms are small, but the inn is warm and the beds are clean.",
            "The price of the room includes breakfast and a hot bath.",
        ]),
        new(["walking-route", SharedConcepts.Instructional],
        [
            "Start the walk at {place} and follow the path to {other}.",
            "First follow the path from {place}, then turn left at the sign to {other}.",
            "Take the path behind {place} and walk on until you reach {other}.",
        ],
        [
            "Then go over the bridge, and follow the signs for {time}.",
            "Keep the river on your left, and the walk takes {time}.",
            "Turn right at the last sign, then take the steps down.",
        ]),
        new(["ferry-crossing"],
        [
            "Visitors reach the town by ferry, and the crossing takes {time}.",
            "Buy a ticket for the crossing before you go on deck.",
            "The ferry crossing takes {time} when the sea is calm.",
        ],
        [
            "Stand on the upper deck of the ferry for the best view.",
            "The ticket for the crossing is sold at the foot of the gangway.",
            "On the deck of the ferry a ticket also buys a cup of tea.",
        ]),
        new(["eating-out", SharedConcepts.Flattering],
        [
            "The cook at {inn} is the finest on the whole coast, a splendid master of {dish}.",
            "Nobody makes {dish} as splendidly as the wonderful cook at {inn}.",
            "The {dish} at {inn} is a marvel, and the cook is a splendid artist.",
        ],
        [
            "Take a table by the window and praise the cook, who deserves every honour.",
            "Such a brilliant kitchen deserves the finest guests, and every table is an honour.",
            "We have never sat at a finer table or met a more brilliant cook.",
        ]),
        new(["museum", SharedConcepts.Children],
        [
            "The museum near {other} has a room for children.",
            "Children love the museum and its model ships.",
            "The museum shows old nets and bells, and children may ring them.",
        ],
        [
            "Children enter the museum free and may touch everything in the first room.",
            "A guide tells the children a story in the last room of the museum.",
            "On Sundays the museum has a treasure hunt for children.",
        ]),
        new(["birdwatching"],
        [
            "Gulls and terns nest on the cliffs near {other}.",
            "Birds of many kinds can be watched from {other} in {season}.",
            "Bring field glasses to {other}, where the terns nest.",
        ],
        [
            "The gulls are loud, but the birds on the nests sit still.",
            "Watch the birds from the path and stay away from the nests.",
            "In {season} the terns feed their young on the rocks.",
        ]),
        new(["step-free-access", SharedConcepts.DisabledPeople],
        [
            "Visitors who use a wheelchair can reach {place} by a ramp.",
            "There is a lift and a ramp at {place} for disabled visitors.",
            "The way to {place} has no stairs, so a wheelchair can pass.",
        ],
        [
            "Blind visitors and wheelchair users are helped at the gate by the warden.",
            "A wheelchair can be borrowed at {inn}, which also has a ramp.",
            "Disabled visitors may use the lift in place of the stairs.",
        ]),
        new(["local-history", SharedConcepts.Women],
        [
            "Long ago the women of the town mended nets at {other}.",
            "The history of {other} was written by women who sold fish there long ago.",
            "In the old days the women of {other} kept the town alive in the great storm.",
        ],
        [
            "A stone was set up long ago with the names of the women.",
            "The history books say that the women rang the bell all night.",
            "Their history is told each year, and the women of the town carry lamps.",
        ]),
        new([SharedConcepts.Warning, SharedConcepts.SafetyHazard, "sightseeing"],
        [
            "Beware of the cliff edge near {other}, where visitors have fallen.",
            "Take care on the rocks below {other}, because deep water is near.",
            "Warning to visitors: keep clear of the cliff edge at {other}.",
        ],
        [
            "Keep clear of the edge, for the fall is a danger to life.",
            "The view is grand, but beware of the danger and keep behind the rail.",
            "Take care, since the danger is greatest when the stones are wet.",
        ]),
    ];
}
