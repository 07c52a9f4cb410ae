using Whence.Scorecard.Explaining;

namespace Whence.Scorecard.Suites.PromptTokens;

/// <summary>P2: input attribution finds the words that made an answer.</summary>
/// <param name="explainer">What is on trial.</param>
internal sealed class PromptTokenSuite(IInputExplainer explainer) : ISuite
{
    public string Id => "p2";

    public string Title => "Planted prompt words";

    public string Shows =>
        "A model whose answers are table lookups of words in the prompt: every method must find the words that the "
        + "rules look at, among fillers and words of other rules. On the demonstration model it must find a hidden "
        + "instruction, add up, and beat random deletion. Methods run as they are served, on "
        + "log-probabilities; deletion is in logits. Rules and defaults of ig and hipe were chosen by comparing "
        + "variants on these rows; the prompts of p2.held_out were drawn after that, and nothing was chosen on them.";

    public IReadOnlyList<Measurement> Measurements { get; } =
    [
        new("p2.rules", "The model knows its rules", (context, _) => Task.FromResult(KnowledgeRows.Measure(context))),
        .. RuleKinds.Planted.Select(kind => new Measurement(
            $"p2.recall.{kind}",
            $"Planted words: {RuleKinds.Title(kind)}",
            (context, c) => RecallRows.MeasureAsync(context, explainer, [kind], c))),
        .. RuleKinds.Planted.Select(kind => new Measurement(
            $"p2.held_out.{kind}",
            $"Held-out prompts: {RuleKinds.Title(kind)}",
            (context, c) => RecallRows.MeasureHeldOutAsync(context, explainer, [kind], c))),
        new("p2.hipe", "Long prompts", (context, c) => HierarchyRows.MeasureAsync(context, explainer, c)),
        new("p2.instruction", "Hidden note", (context, c) => InstructionRows.MeasureAsync(context, explainer, c)),
        new("p2.completeness", "Completeness", (context, c) => CompletenessRows.MeasureAsync(context, explainer, c)),
        new("p2.deletion", "Deletion", (context, c) => DeletionRows.MeasureAsync(context, explainer, c)),
    ];
}
