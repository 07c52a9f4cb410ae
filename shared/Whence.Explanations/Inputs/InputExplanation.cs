using Whence.Engine.Attribution;

namespace Whence.Explanations.Inputs;

/// <summary>Which parts of a prompt made a part of an answer, with the evidence for it.</summary>
/// <param name="Method">The method with its rule and size, for example integrated-gradients/corrected-midpoint/15x8.
/// </param>
/// <param name="Version">The version of the method; it changes when its numbers do.</param>
/// <param name="Target">What is explained.</param>
/// <param name="Scale">In what.</param>
/// <param name="Value">The target with the whole prompt.</param>
/// <param name="Baseline">The target with all units masked.</param>
/// <param name="Units">Every unit in order of the prompt.</param>
/// <param name="Evaluations">Sets of masks, or points of a path, that the method looked at; the random control is not
/// among them.</param>
/// <param name="Forwards">Sequences that went through the model, the control included; a pass with gradients counts
/// once.</param>
/// <param name="Rows">Positions that the transformer computed for them.</param>
/// <param name="Error">How far the method is from what it promises here.</param>
/// <param name="Control">The random control of the same size.</param>
/// <param name="Note">What the reader must know, for example that saliency was flat, or null.</param>
public sealed record InputExplanation(
    string Method,
    string Version,
    AnswerTarget Target,
    TargetScale Scale,
    double Value,
    double Baseline,
    IReadOnlyList<UnitScore> Units,
    int Evaluations,
    int Forwards,
    long Rows,
    ErrorFigure Error,
    RandomControl Control,
    string? Note);
