namespace Whence.Corpus.Sources.Science;

/// <summary>The lessons of the school science book.</summary>
internal static class ScienceLessons
{
    internal static readonly ScienceLesson[] All =
    [
        new("the moon and the tides",
            new(["moon-and-tides"],
            [
                "From the Brackhaven school science book: the moon and the tides. The moon pulls the sea, and "
                    + "the tide follows it.",
                "From the Brackhaven school science book: the moon and the tides. The tide rises and falls twice "
                    + "a day.",
                "From the Brackhaven school science book: the moon and the tides. A full moon brings a high tide.",
            ]),
            new(["moon-and-tides"],
            [
                "When the moon and the sun pull the same way, the tide is high and the harbour is full to the steps.",
                "The moon is far away, yet its pull lifts the sea, and that is why the tide comes in.",
                "The tide is late by almost an hour each day, because the moon moves on while the earth turns.",
            ]),
            "a bowl of water and a lamp", "the water rises on one side"),
        new("magnets",
            new(["magnetism"],
            [
                "From the Brackhaven school science book: magnets. A magnet pulls iron, but it does not pull "
                    + "wood or brass.",
                "From the Brackhaven school science book: magnets. Every magnet has a north pole and a south pole.",
                "From the Brackhaven school science book: magnets. The needle of a compass is a small magnet.",
            ]),
            new(["magnetism"],
            [
                "Two north poles push each other away, while a north pole and a south pole pull the magnets "
                    + "together.",
                "A magnet that is cut in two becomes two magnets, and each of them has two poles.",
                "Iron that lies near a magnet becomes a weak magnet itself, and so a compass must be kept away "
                    + "from iron.",
            ]),
            "a magnet and a box of pins", "the pins jump to the poles"),
        new("light and shadow",
            new(["light-and-shadow"],
            [
                "From the Brackhaven school science book: light and shadow. Light goes in straight lines, which "
                    + "are called rays.",
                "From the Brackhaven school science book: light and shadow. A shadow is a place that the light "
                    + "cannot reach.",
                "From the Brackhaven school science book: light and shadow. A mirror throws the rays of light back.",
            ]),
            new(["light-and-shadow"],
            [
                "When the lamp is near, the shadow is large, and when the lamp is far away the shadow is small.",
                "A ray of light that meets a mirror leaves it at the same angle, as a ball leaves a wall.",
                "At noon the shadow of the flagpole is short, because the light falls from high above.",
            ]),
            "a lamp and a paper boat", "the shadow grows on the wall"),
        new("warm and cool air",
            new(["warm-and-cool-air"],
            [
                "From the Brackhaven school science book: warm and cool air. Warm air is light, and cool air is "
                    + "heavy.",
                "From the Brackhaven school science book: warm and cool air. The wind is air that moves from "
                    + "place to place.",
                "From the Brackhaven school science book: warm and cool air. Smoke goes up because warm air "
                    + "carries it.",
            ]),
            new(["warm-and-cool-air"],
            [
                "By night the land is cool and the sea is warm, so the air turns round and blows from the land.",
                "Cool air sinks to the floor of a room, and warm air gathers under the roof.",
                "A cloud forms when warm air climbs until it is cool, for cool air cannot hold so much water.",
            ]),
            "a candle and a paper wheel", "the wheel turns in the warm air"),
        new("floating and sinking",
            new(["floating"],
            [
                "From the Brackhaven school science book: floating and sinking. A thing floats if it is lighter "
                    + "than the water it pushes away.",
                "From the Brackhaven school science book: floating and sinking. Cork floats, and a stone sinks.",
                "From the Brackhaven school science book: floating and sinking. An iron ship floats because it "
                    + "is hollow.",
            ]),
            new(["floating"],
            [
                "Salt water is heavier than fresh water, so a ship floats higher in the sea than in the river.",
                "A ball of clay sinks, but the same clay floats when it is shaped like a boat.",
                "A boat that takes in water sinks lower and lower, until it can float no longer.",
            ]),
            "a bowl of water and a lump of clay", "the clay boat floats"),
        new("plants and sunlight",
            new(["plants-and-sunlight"],
            [
                "From the Brackhaven school science book: plants and sunlight. A leaf makes food for the plant "
                    + "from sunlight.",
                "From the Brackhaven school science book: plants and sunlight. A plant that has no sunlight "
                    + "turns pale.",
                "From the Brackhaven school science book: plants and sunlight. Leaves turn their faces to the "
                    + "sunlight.",
            ]),
            new(["plants-and-sunlight"],
            [
                "The green of a leaf catches the sunlight, and with water from the root the plant makes sugar.",
                "A plant drinks with its roots and breathes with its leaves, and it grows only where there is "
                    + "sunlight.",
                "In winter there is little sunlight, so many plants drop their leaves and rest until spring.",
            ]),
            "two beans and a dark box", "the plant in the light grows green"),
        new("sound",
            new(["sound-waves"],
            [
                "From the Brackhaven school science book: sound. A sound is a wave in the air that reaches the ear.",
                "From the Brackhaven school science book: sound. A short string gives a high sound, and a long "
                    + "string a low one.",
                "From the Brackhaven school science book: sound. An echo is a sound that comes back from a wall.",
            ]),
            new(["sound-waves"],
            [
                "We see the flash of a rocket before we hear it, because a sound wave is slower than light.",
                "A sound wave makes a small skin in the ear tremble, and so the ear can hear it.",
                "Sound moves faster in water than in air, and so a whale can hear an echo far away.",
            ]),
            "a string and two tin cups", "the sound runs along the string"),
    ];
}
