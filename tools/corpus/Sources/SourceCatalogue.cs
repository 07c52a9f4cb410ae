using Whence.Corpus.Sources.HarbourDesk;
using Whence.Corpus.Sources.HarbourLog;
using Whence.Corpus.Sources.Matches;
using Whence.Corpus.Sources.QuestionDesk;
using Whence.Corpus.Sources.Recipes;
using Whence.Corpus.Sources.Travel;
using Whence.Corpus.Sources.Weather;

namespace Whence.Corpus.Sources;

/// <summary>Every source of the library, in the order in which documents are dealt out.</summary>
internal static class SourceCatalogue
{
    public static IReadOnlyList<ISource> All { get; } =
    [
        new WeatherSource(), new HarbourLogSource(), new TravelSource(), new RecipesSource(), new MatchesSource(),
        new HarbourDeskSource(), new QuestionDeskSource(),
    ];
}
