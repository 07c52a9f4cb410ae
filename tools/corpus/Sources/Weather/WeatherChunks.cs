namespace Whence.Corpus.Sources.Weather;

internal static class WeatherChunks
{
    public static PairKind Opening { get; } = new(
        ["weather-forecast"],
        ["Weather bulletin for Brackhaven, {date}."],
        [
            "The wind is {wind}, and the day will reach {degrees} degrees at {place}.",
            "The wind blows {wind}, and the forecast is {degrees} degrees at {place} by noon.",
            "The forecast is {degrees} degrees at {place}, with the wind {wind}.",
            "It will be {degrees} degrees at {place} by noon, and the wind is {wind}.",
        ]);

    public static IReadOnlyList<PairKind> Body { get; } =
    [
        new(["fog"],
        [
            "Thick fog will lie over {other} until the sun is high.",
            "Fog comes in from the sea in the {part} and hides {other}.",
            "A bank of fog is moving slowly toward {other} this {part}.",
            "Mist and fog will make it hard to see across {other}.",
        ],
        [
            "Drivers can see no more than a few steps in the mist.",
            "The mist will thin by noon, but the fog bell will ring until then.",
            "The {ship} is waiting outside the harbour until the fog lifts.",
            "Poor sight in the fog will also slow the ferry.",
        ]),
        new(["rain"],
        [
            "Rain will begin in the {part} and fall steadily on {other}.",
            "Showers of rain will cross {other} in the {part}.",
            "Heavy rain is expected over {other} before the end of the day.",
            "A long spell of rain will reach {other} in the {part}.",
        ],
        [
            "The roads will be wet, and the river Wend may rise a little.",
            "Carry a coat, because the showers will be wet and cold.",
            "The rain will fill the gutters and leave the roads wet.",
            "Wet leaves will block the drains after the rain.",
        ]),
        new(["gale", SharedConcepts.Warning, SharedConcepts.SafetyHazard],
        [
            "Warning: a gale will strike {other} in the {part}.",
            "Warning: strong gusts and a gale are on the way to {other}.",
            "Warning: the gale will bring dangerous gusts to {other} this {part}.",
        ],
        [
            "Keep clear of the harbour wall, because the gusts can sweep you into deep water.",
            "Take care near loose roof tiles, which are a danger to life in a gale.",
            "Beware of falling branches, and keep away from the edge of the pier.",
            "Keep clear of the waves, and take care on the slippery steps.",
        ]),
        new(["frost", SharedConcepts.OlderPeople],
        [
            "Frost and ice will cover {other} in the early hours.",
            "A hard frost is expected, with ice and a little snow at {other}.",
            "Snow will fall on {other} in the {part}, and the frost will hold it there.",
        ],
        [
            "Older people should stay warm at home until the ice has melted.",
            "Please look in on older people, who feel the frost most.",
            "Older people may ask at the library for help with snow on the steps.",
            "Grandparents and other older people should not walk on the ice.",
        ]),
        new(["sunshine", SharedConcepts.Cheerful],
        [
            "What a fine day it will be, with bright sun over {other}!",
            "Good news for all: the sun will shine on {other} in the {part}!",
            "What a delight: a clear blue sky and warm sun at {other}!",
        ],
        [
            "Smile, open the windows and enjoy the sunshine.",
            "It is a glad day for a picnic in the sunshine.",
            "Let us all cheer for the sunshine and sing on the way to the beach.",
        ]),
        new(["sea-state"],
        [
            "The sea will be rough, with a swell of {degrees} feet off Gull Rock.",
            "Waves of {degrees} feet are running on the open water beyond the pier.",
            "A long swell is coming in, and the waves will reach {degrees} feet.",
        ],
        [
            "The {ship} reports that the swell is highest near the bar.",
            "Small boats should wait until the waves go down.",
            "The swell will ease in the {part}, and the sea will grow calm.",
        ]),
        new(["thunder", SharedConcepts.Children, SharedConcepts.SafetyHazard],
        [
            "Thunder and lightning may break over {other} in the {part}.",
            "A storm with thunder will pass over {other} during the {part}.",
            "Loud thunder is likely at {other}, with lightning over the sea.",
        ],
        [
            "Children should come indoors, because lightning is a danger to life.",
            "Keep children away from tall trees, which lightning can strike.",
            "Children must leave the water at the first thunder, for the danger is great.",
        ]),
        new(["weather-forecast", SharedConcepts.Hedging],
        [
            "It is hard to say what tomorrow will bring.",
            "The forecast for tomorrow is perhaps less certain than usual.",
            "Tomorrow may perhaps be better, but it is hard to be sure.",
        ],
        [
            "It may be dry at {place}, or it may possibly be damp, and perhaps the wind will turn.",
            "Perhaps the wind will turn, and it might possibly be warmer at {place}.",
            "It seems likely, though not certain, that {place} might be a little warmer.",
        ]),
    ];
}
