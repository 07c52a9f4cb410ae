using Whence.Explanations.Inputs;
using Whence.Explanations.Replays;

namespace Whence.Scorecard.Explaining;

/// <summary>What is on trial: something that attributes an answer to its prompt.</summary>
public interface IInputExplainer
{
    /// <summary>Explains.</summary>
    Task<InputExplanation> ExplainAsync(
        ISnapshotModel model, InputQuestion question, CancellationToken cancellation);
}
