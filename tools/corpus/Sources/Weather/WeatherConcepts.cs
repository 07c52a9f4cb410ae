namespace Whence.Corpus.Sources.Weather;

internal static class WeatherConcepts
{
    public static IReadOnlyList<ConceptInfo> All { get; } =
    [
        Topic("weather-forecast", "what the weather will do today: wind, degrees, bulletin"),
        Topic("fog", "fog, mist and poor sight"),
        Topic("rain", "rain, showers and wet roads"),
        Topic("gale", "a gale and strong gusts"),
        Topic("frost", "frost, ice and snow on the ground"),
        Topic("sunshine", "sun, clear sky and warmth"),
        Topic("sea-state", "swell and waves on the open water"),
        Topic("thunder", "thunder and lightning"),
        Topic("weather-lore", "old sayings and instruments of weather watchers"),
    ];

    private static ConceptInfo Topic(string name, string description) =>
        new(name, description, "weather", ConceptKind.Topic);
}
