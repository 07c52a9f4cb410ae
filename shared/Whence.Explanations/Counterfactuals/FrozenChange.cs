using Whence.Engine.Diffusion;

namespace Whence.Explanations.Counterfactuals;

/// <summary>What was found on the frozen trajectory, and what to generate again.</summary>
/// <param name="Value">The target.</param>
/// <param name="Predicted">Its change in closed form, or by the attribution.</param>
/// <param name="Observed">Its change when computed once more.</param>
/// <param name="ObservedBf16">The same in bfloat16, or null.</param>
/// <param name="Error">The largest difference of the two.</param>
/// <param name="Controls">The change under each random edit of the same size.</param>
/// <param name="Edits">Each concept's part.</param>
/// <param name="Forwards">Sequences that went through the model.</param>
/// <param name="Edited">The request with the edit on.</param>
/// <param name="Control">The request with a random edit, or null without any.</param>
/// <param name="Note">What the reader must know, or null.</param>
internal sealed record FrozenChange(
    double Value,
    double Predicted,
    double Observed,
    double? ObservedBf16,
    double Error,
    IReadOnlyList<double> Controls,
    IReadOnlyList<EditEffect> Edits,
    int Forwards,
    DecodeRequest Edited,
    DecodeRequest? Control,
    string? Note)
{
    /// <summary>Gets the mean change under the random edits; 0 without any.</summary>
    public double ControlMean => Controls.DefaultIfEmpty(0).Average();

    /// <summary>Gets their standard deviation; 0 for fewer than two.</summary>
    public double ControlDeviation => Controls.Count < 2
        ? 0
        : Math.Sqrt(Controls.Sum(value => Math.Pow(value - ControlMean, 2)) / (Controls.Count - 1));
}
