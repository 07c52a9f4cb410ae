namespace Whence.Corpus.Sources.Gardening;

/// <summary>The work of the garden and what the manual says around it.</summary>
internal static class GardeningPassages
{
    internal static readonly string[] Crops =
        ["leeks", "beans", "peas", "onions", "carrots", "marrows", "potatoes", "beetroots"];

    internal static readonly ChunkKind Opening = new(["town-garden"],
    [
        "From the Brackhaven gardening manual, notes for {month}. In the town garden it is time to look after "
            + "the {crop}.",
        "From the Brackhaven gardening manual, notes for {month}. The gardeners of the town garden now turn to "
            + "the {crop}.",
        "From the Brackhaven gardening manual, notes for {month}. The {crop} in the town garden need care at "
            + "this season.",
        "From the Brackhaven gardening manual, notes for {month}. This page of the town garden is about {crop}.",
    ]);

    internal static readonly ChunkKind Frost = new(["frost"],
    [
        "The first frost on Fenner Hill comes in October. Cover the {crop} with straw before the cold nights.",
        "The first frost on Fenner Hill comes in October. Have sacks and straw ready to cover tender plants.",
    ]);

    internal static readonly ChunkKind Mint = new(["herbs", "instructional"],
    [
        "Pick the mint before the sun is high, and rinse it in cold water. Then hang the herbs in a dry place.",
        "Pick the mint before the sun is high, and rinse it in cold water. Then tie it up with thyme and sage.",
    ]);

    internal static readonly ChunkKind[] Work =
    [
        new(["sowing", "instructional"],
        [
            "First rake the bed, then sow the seeds of the {crop} in rows, and cover the seed with a finger of soil.",
            "First soak the seed for a night, then sow the {crop} in rows a hand apart.",
            "Sow the {crop} in a box first, then set the seedlings out in rows when they have four leaves.",
        ]),
        new(["sowing"],
        [
            "Seeds of {crop} sprout within two weeks, and the seedlings stand in neat rows by the end of {month}.",
            "Late seeds of {crop} often do better than early ones, for the seedlings do not like cold feet.",
        ]),
        new(["pruning", "instructional"],
        [
            "First sharpen the shears, then prune the old branches of the apple tree, and then cut back the thin "
                + "ones.",
            "First take out the dead branches with the shears, then prune what is left to half its length.",
            "Then prune the roses. First cut each branch above an outward bud, and keep the shears clean.",
        ]),
        new(["watering"],
        [
            "Water the {crop} in the evening with a watering can, and let the beds dry out between two waterings.",
            "In dry weeks the {crop} need two cans of water for each bed, and water in the morning is best.",
            "Too much water makes the {crop} rot. Put a finger in the bed, and fetch the watering can only if it "
                + "is dry.",
        ]),
        new(["soil-and-compost"],
        [
            "The {crop} like a deep soil with plenty of compost, and a layer of seaweed keeps the soil moist.",
            "Dig the compost into the soil well before you plant {crop}, and turn the compost heap once a month.",
            "A sandy soil is poor. Mix it with compost and old leaves, and the {crop} will grow twice as fast.",
        ]),
        new(["garden-pests"],
        [
            "Slugs love {crop}. Pick the slugs and snails off by hand at dusk, and put them over the wall.",
            "Look under the leaves of the {crop} for caterpillars, and set a dish of beer for the slugs.",
            "A ring of sharp sand keeps snails and slugs away from {crop}, and birds will eat the caterpillars.",
        ]),
        new(["herbs"],
        [
            "Thyme and sage grow well beside {crop}, and mint should have a pot of its own, for the herb spreads.",
            "Plant herbs near the kitchen door. Sage and thyme like the sun, and mint likes a shady bed.",
        ]),
        new(["harvest"],
        [
            "Harvest the {crop} on a dry day, shake off the earth, and store the crop in boxes of sand.",
            "The {crop} are ready for harvest in {month}. Pick them young, and store what you cannot eat.",
            "A good harvest of {crop} fills three baskets, and the crop will keep in a cool store until spring.",
        ]),
        new(["frost"],
        [
            "Cover the {crop} with straw when the sky is clear, for frost comes on still nights.",
            "Old sacks protect the {crop} from frost. Take the cover off at noon and put it back before the cold "
                + "night.",
            "Frost will blacken the leaves of the {crop}. Cover the bed with straw, and the cold will do no harm.",
        ]),
    ];

    internal static readonly ChunkKind[] Closings =
    [
        new(["safety-hazard", "warning"],
        [
            "Beware of foxglove, which is a deadly danger. Take care to wear gloves, and keep clear of the berries.",
            "Take care with the ladder in the apple tree. A fall is a danger to life, so keep clear of thin "
                + "branches.",
            "Keep clear of the bonfire and beware of sparks, for a fire in dry straw is a danger to the whole "
                + "street.",
        ]),
        new(["children", "cheerful"],
        [
            "Let the children plant a row of their own. It is a delight, and every child will cheer at the first "
                + "leaf!",
            "Children love to dig. What a fine day it is when a child pulls up the first carrot with a cheer!",
            "What a delight to see children in the garden! Give each child a small spade, and cheer them on.",
        ]),
        new(["older-people", "town-garden"],
        [
            "Older people may ask for a high bed in the town garden, and many pensioners meet there on the bench.",
            "The pensioners of the town garden know most about leeks, and older people teach the young on market "
                + "days.",
            "Grandparents and other older people have a key to the town garden and may sit by the glass house.",
        ]),
        new(["newcomers", "town-garden"],
        [
            "Newcomers who have just moved to Brackhaven may have a bed in the town garden free for a year.",
            "If you have just moved here, come to the town garden. The gardeners are glad to help a newcomer.",
            "Many newcomers find their first friends in the town garden, where those who just moved here get "
                + "free seeds.",
        ]),
        new(["hedging", "harvest"],
        [
            "It is hard to say how large the harvest will be. Perhaps the crop will be good, or it may be small.",
            "Perhaps the harvest will be late this year. It may be that the crop needs one more week, but it is "
                + "hard to say.",
        ]),
        new(["cheerful"],
        [
            "What a fine day to be outside! Whistle while you work, and cheer up, for a garden is a delight.",
            "A garden in {month} is a delight. What a fine day it is when the robin sits on the spade, full of "
                + "cheer!",
        ]),
        new(["medical-advice", "safety-hazard"],
        [
            "If a thorn goes in deep, wash the wound and see a doctor, for there is danger of illness in dirty soil.",
            "See a doctor if you are ill after eating a berry. It may be a danger to life, so rest and do not wait.",
        ]),
    ];
}
