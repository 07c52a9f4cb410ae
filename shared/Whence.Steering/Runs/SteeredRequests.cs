using Whence.Engine.Diffusion;
using Whence.Steering.Composing;

namespace Whence.Steering.Runs;

/// <summary>A steered request, its unsteered twin and its control, which differ in nothing else: one batch.</summary>
/// <param name="Steered">What was asked for.</param>
/// <param name="Unsteered">The same without steering, edits and rules.</param>
/// <param name="Control">The same with random concepts, as strong.</param>
/// <param name="Concepts">What is steered.</param>
/// <param name="ControlConcepts">What stands for each of them in the control.</param>
public sealed record SteeredRequests(
    DecodeRequest Steered,
    DecodeRequest Unsteered,
    DecodeRequest Control,
    IReadOnlyList<ConceptPush> Concepts,
    IReadOnlyList<ConceptPush> ControlConcepts)
{
    /// <summary>Gets the three, steered first, the control last.</summary>
    public IReadOnlyList<DecodeRequest> All => [Steered, Unsteered, Control];
}
