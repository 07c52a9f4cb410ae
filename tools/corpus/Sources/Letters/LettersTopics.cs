namespace Whence.Corpus.Sources.Letters;

/// <summary>The subjects that readers of the Courier write about.</summary>
internal static class LettersTopics
{
    internal static readonly LettersTopic[] All =
    [
        new("the road", new(["road-repair"],
        [
            "The holes in the road at {place} are as deep as a bucket, and the cobbles have been loose since spring.",
            "Last week a cart lost a wheel in the road at {place}, where the cobbles have sunk and the hole is "
                + "full of water.",
            "At {place} the road has been dug up three times, and each time the cobbles were put back badly.",
            "No one has mended the road at {place} since the floods, and the holes grow wider with every cart.",
        ])),
        new("the ferry", new(["ferry"],
        [
            "The ferry left {place} half an hour late again, and those who wished to cross stood in the rain.",
            "On three days of last week there was no evening ferry from {place}, and nobody told us that it "
                + "would not cross.",
            "The ferry bell can no longer be heard at {place}, and so many of us miss the first crossing.",
            "A crossing on the ferry from {place} costs more than last year, and the benches are still wet.",
        ])),
        new("the gulls", new(["gulls"],
        [
            "The gulls at {place} steal bread from our hands, and one gull took a whole herring from my basket.",
            "From four in the morning the gulls shout on every roof at {place}, and each gull answers the next.",
            "A gull has built its nest on the chimney at {place}, and now the gulls attack anyone who walks below.",
            "Visitors feed the gulls at {place}, and a gull that has been fed comes back with all its friends.",
        ])),
        new("the litter", new(["litter"],
        [
            "There is litter all over {place}, and after the market the rubbish blows about until someone falls "
                + "over it.",
            "I counted forty bottles among the litter at {place}, and the rubbish bin beside them was empty.",
            "Fish boxes, paper and other rubbish lie about at {place}, and no one sweeps the litter away.",
            "The litter at {place} is washed into the harbour by the rain, and the rubbish comes back with the tide.",
        ])),
        new("the lamps", new(["street-lamps"],
        [
            "Five street lamps at {place} have been dark since winter, and a sixth lamp only flickers.",
            "The street lamps at {place} are lit too late, and by then the street has been dark for an hour.",
            "A broken lamp at {place} was taken away and never put back, so the lamps on both sides must do its "
                + "work.",
            "The lamps at {place} are so dim that one must carry a lamp of one's own along the dark street.",
        ])),
    ];

    internal static readonly string[] Places =
        ["Tarn Street", "Fenner Hill", "the Old Quay", "the corn hall", "the Moss", "the ferry steps"];

    internal static readonly string[] Writers =
    [
        "Ada Penrose", "Walter Tibb", "Grace Holloway", "Owen Sands", "Harriet Loam", "Miles Fletcher",
        "Edith Crumb", "Jasper Reed", "Winifred Oake", "Cyril Banks", "Beatrice Dunn", "Arthur Keel",
    ];
}
