namespace Whence.Scorecard.Suites.PromptTokens;

/// <summary>P2: input attribution finds the words that made an answer.</summary>
internal sealed class PromptTokenSuite : ISuite
{
    public string Id => "p2";

    public string Title => "Planted prompt words";

    public string Shows =>
        "A model whose answers are table lookups of words in the prompt: every method must find the words that the "
        + "rules look at, among fillers and words of other rules.";

    public IReadOnlyList<Measurement> Measurements { get; } =
    [
        new("p2.rules", "The model knows its rules", (context, _) => Task.FromResult(KnowledgeRows.Measure(context))),
    ];
}
