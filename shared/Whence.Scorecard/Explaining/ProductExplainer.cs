using Whence.Explanations.Inputs;
using Whence.Explanations.Replays;

namespace Whence.Scorecard.Explaining;

/// <summary>The attribution that the product serves.</summary>
internal sealed class ProductExplainer : IInputExplainer
{
    public Task<InputExplanation> ExplainAsync(
        ISnapshotModel model, InputQuestion question, CancellationToken cancellation) =>
        InputAttributor.ExplainAsync(model, question, progress: null, cancellation);
}
