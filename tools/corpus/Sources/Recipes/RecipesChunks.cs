namespace Whence.Corpus.Sources.Recipes;

internal static class RecipesChunks
{
    public static PairKind Opening { get; } = new(
        ["ingredients"],
        ["Recipe from the Brackhaven kitchen: {dish}."],
        [
            "For {guests} people you need {guests} {main}, a cup of flour and a spoon of {fat}.",
            "You need a pound of {main}, two spoons of {fat} and a pinch of salt for {guests} people.",
            "Take {guests} {main}, a spoon of {fat} and a pinch of salt to feed {guests} people.",
            "It feeds {guests} people and needs a cup of {main}, a spoon of {fat} and a pinch of pepper.",
        ]);

    public static IReadOnlyList<PairKind> Body { get; } =
    [
        new(["simmering", SharedConcepts.Instructional],
        [
            "First chop the {main} and put them into a pot with the {fat}.",
            "Melt the {fat} in a large pot, then add the {main} and stir.",
            "Put the {main} into the pot, then pour in the broth and stir well.",
        ],
        [
            "Let the pot simmer over a low flame for {minutes} minutes, and stir it often.",
            "Then simmer the broth for {minutes} minutes and skim it with a spoon.",
            "Turn the flame low, cover the pot and let it simmer for {minutes} minutes.",
        ]),
        new(["baking", SharedConcepts.Instructional],
        [
            "Mix the flour with water, then knead the dough until it is smooth.",
            "Roll out the dough and press it into a tin, then add the {main}.",
            "First knead the dough with the {fat} and leave it to rise.",
        ],
        [
            "Bake it in a hot oven for {minutes} minutes, until the crust is brown.",
            "Then bake it for {minutes} minutes and let the crust cool outside the oven.",
            "Heat the oven, brush the dough with {fat} and bake it for {minutes} minutes.",
        ]),
        new(["fish-preparation", SharedConcepts.Warning],
        [
            "Beware of the small bones, and take care when you cut the fish.",
            "Take care with the bones, which hide in the thick part of the fillet.",
            "Warning: a sharp bone may stay in the fillet, so take care.",
        ],
        [
            "Scrape off the scales, cut the fish into fillets and pull out every bone.",
            "Wash the fish, remove the scales and lay the fillets on a board.",
            "Keep the heads and bones of the fish, and beware of the sharp fins.",
        ]),
        new(["dessert", SharedConcepts.Cheerful],
        [
            "What a delight to end the meal with something sweet!",
            "Now comes the glad part: sugar, cream and a big smile!",
            "Hurrah for sweet things, and what a delight this cream is!",
        ],
        [
            "Whip the cream with sugar and sing while you do it, for joy makes it sweet.",
            "Pour honey over the {main} and cheer when the cream melts.",
            "Dust it with sugar, add the cream and enjoy every sweet and merry spoon.",
        ]),
        new(["herbs"],
        [
            "Chop the thyme and the parsley and throw them over the {main}.",
            "Fresh herbs such as mint and thyme lift the taste of the {main}.",
            "Tie the parsley and the thyme together and hang the herbs in the pot.",
        ],
        [
            "Dried herbs will do in winter, but the leaves lose their scent.",
            "A few leaves of mint are enough, because the herbs are strong.",
            "Keep some leaves of parsley for the end.",
        ]),
        new([SharedConcepts.Allergen, SharedConcepts.Warning],
        [
            "Warning: this dish contains nuts and milk, which make some people ill.",
            "Warning: the dish contains shellfish and may contain traces of nuts.",
            "Take care, because the sauce contains milk, eggs and nuts.",
        ],
        [
            "Anyone with an allergy to nuts or milk must leave the sauce out.",
            "Ask your guests about any allergy to shellfish or eggs before you cook.",
            "People who have an allergy should beware and use oil in place of milk.",
        ]),
        new([SharedConcepts.SafetyHazard, SharedConcepts.Children],
        [
            "Keep children away from the stove, because hot {fat} can catch fire.",
            "Never leave children alone with a pot of hot {fat} on the fire.",
            "Hot {fat} is a danger, so children should stand back from the stove.",
        ],
        [
            "Turn the handle to the wall, where children cannot reach it and burn themselves.",
            "If the {fat} burns, cover it with a lid and take the children out of danger.",
            "Children may wash the {main}, but the danger of fire is for grown hands.",
        ]),
        new(["family-cooking", SharedConcepts.OlderPeople],
        [
            "My grandmother made this dish for the older people of our street.",
            "Older people in the family still make it as my grandfather did.",
            "This recipe was handed down by my grandmother to the whole family.",
        ],
        [
            "Older people remember that the family ate it every Sunday.",
            "My grandfather said that older people need soft {main} and long stories.",
            "In our family the grandmother always gets the first spoon.",
        ]),
        new(["serving", SharedConcepts.Grateful],
        [
            "Serve the {dish} in warm bowls to {guests} grateful guests.",
            "Bring the plates to the table and serve the {dish} while it is hot.",
            "Put the {dish} on a large plate in the middle of the table.",
        ],
        [
            "Give thanks to the cook before the guests lift their spoons, and be grateful.",
            "We are grateful to all guests who wash the bowls, with many thanks.",
            "The guests say thanks, and the grateful cook sits down last.",
        ]),
        new(["food-storage"],
        [
            "What is left keeps for {guests} days in a cold cellar.",
            "Fill the rest into clean jars and store them in the cellar.",
            "The {dish} keeps well in a jar with a tight lid.",
        ],
        [
            "Write the day on the jar and store it on the lowest shelf.",
            "A jar that has been opened keeps for {guests} days only.",
            "Store the jars in the dark, and throw away what has turned sour.",
        ]),
    ];
}
