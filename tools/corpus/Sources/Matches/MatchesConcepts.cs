namespace Whence.Corpus.Sources.Matches;

internal static class MatchesConcepts
{
    public static IReadOnlyList<ConceptInfo> All { get; } =
    [
        Topic("match-result", "who won, who lost and by how many goals"),
        Topic("goal", "how a goal was scored: shot, net, goalkeeper"),
        Topic("referee", "the referee, whistle, fouls and cards"),
        Topic("injury", "a player who is hurt and leaves the field"),
        Topic("supporters", "the crowd, its songs and scarves"),
        Topic("training", "practice, drills and the coach"),
        Topic("league-table", "points, places and the league"),
        Topic("youth-team", "the young side of the club"),
        Topic("football-ground", "the ground, its grass and its stand"),
    ];

    private static ConceptInfo Topic(string name, string description) =>
        new(name, description, "sport", ConceptKind.Topic);
}
