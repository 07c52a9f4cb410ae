using Whence.Scorecard.Rows;

namespace Whence.Scorecard.Suites.Sources;

/// <summary>P3: the sources that an answer was learned from.</summary>
internal sealed class SourceSuite : ISuite
{
    private const string Missing = "Not measured yet: needs the prototypes service, which attributes to training data.";

    public string Id => "p3";

    public string Title => "Planted sources";

    public string Shows => "Which source taught an answer, when one source alone, or two together, say it.";

    public IReadOnlyList<Measurement> Measurements { get; } =
    [
        Pending("p3.recall", "The right source comes first (recall@1)", Goal.AtLeast(0.95)),
        Pending("p3.mrr", "Mean reciprocal rank of the right source", Goal.AtLeast(0.97)),
        Pending("p3.removal", "Answers flip as in a model trained without the source", Goal.AtLeast(0.9)),
    ];

    private static Measurement Pending(string id, string title, Goal goal) => new(
        id,
        title,
        (_, _) => Task.FromResult(new Measured(
            new ScorecardRow { Id = id, Title = title, Unit = "share", Goal = goal, Note = Missing })));
}
