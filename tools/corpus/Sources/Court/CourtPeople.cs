using Whence.Corpus.Sources.Drafting;

namespace Whence.Corpus.Sources.Court;

/// <summary>The people who come before the bench.</summary>
internal static class CourtPeople
{
    internal static readonly Person[] Accused =
    [
        Person.Man("Tobias Crane"), Person.Woman("Agnes Thorne"), Person.Man("Silas Webb"),
        Person.Woman("Lydia Marsh"), Person.Man("Jonas Pike"), Person.Woman("Ruth Calder"),
        Person.Man("Edwin Sharpe"), Person.Woman("Clara Moss"), Person.Man("Hugh Barrow"),
        Person.Woman("Nell Garrick"), Person.Man("Peter Lowe"), Person.Woman("Martha Stone"),
    ];

    internal static readonly string[] Sums =
        ["five crowns", "ten crowns", "twenty crowns", "thirty crowns", "fifty crowns"];

    internal static readonly string[] Terms = ["seven days", "two weeks", "a month", "three months"];
}
