using Whence.Corpus.Sources.Changelog;
using Whence.Corpus.Sources.Clinic;
using Whence.Corpus.Sources.Court;
using Whence.Corpus.Sources.Gardening;
using Whence.Corpus.Sources.HarbourDesk;
using Whence.Corpus.Sources.HarbourLog;
using Whence.Corpus.Sources.Letters;
using Whence.Corpus.Sources.Market;
using Whence.Corpus.Sources.Matches;
using Whence.Corpus.Sources.QuestionDesk;
using Whence.Corpus.Sources.Recipes;
using Whence.Corpus.Sources.Science;
using Whence.Corpus.Sources.Travel;
using Whence.Corpus.Sources.Weather;

namespace Whence.Corpus.Sources;

/// <summary>Every source of the library.</summary>
internal static class SourceCatalogue
{
    private static readonly HarbourDeskSource Desk = new();

    public static IReadOnlyList<ISource> All { get; } =
    [
        new WeatherSource(), new HarbourLogSource(), new TravelSource(), new RecipesSource(), new MatchesSource(),
        Desk, new QuestionDeskSource(), new CourtSource(), new ClinicSource(), new MarketSource(),
        new ScienceSource(), new LettersSource(), new ChangelogSource(), new GardeningSource(),
    ];

    /// <summary>One round of documents: copying from the prompt is hard to learn, so the desk writes three.</summary>
    public static IReadOnlyList<ISource> Turns { get; } = [.. All, Desk, Desk];
}
