using Whence.Scorecard.Explaining;

namespace Whence.Scorecard.Suites.Controls;

/// <summary>P6: where there is nothing to find, nothing is found.</summary>
/// <param name="explainer">What is on trial.</param>
internal sealed class ControlSuite(IInputExplainer explainer) : ISuite
{
    public string Id => "p6";

    public string Title => "Negative controls";

    public string Shows =>
        "Weights that learned nothing, truths that belong to another prompt, and prompts without a planted word must "
        + "bring every score down to chance.";

    public IReadOnlyList<Measurement> Measurements { get; } =
    [
        new("p6.untrained", "Untrained weights", (context, c) => ChanceRows.UntrainedAsync(context, explainer, c)),
        new("p6.shuffled", "Shuffled truths", (context, c) => ChanceRows.ShuffledAsync(context, explainer, c)),
        new("p6.none", "No planted word", (context, c) => NothingRows.MeasureAsync(context, explainer, c)),
    ];
}
