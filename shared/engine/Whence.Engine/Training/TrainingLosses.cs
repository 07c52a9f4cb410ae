namespace Whence.Engine.Training;

/// <summary>The losses of one step.</summary>
/// <param name="Language">Masked cross-entropy, weighted by 1 / p, in nats.</param>
/// <param name="Concept">Balanced noisy-OR cross-entropy per chunk.</param>
/// <param name="Reconstruction">Mean squared error of known + discovered against the hidden state.</param>
/// <param name="Independence">Mean squared covariance of known and discovered features.</param>
/// <param name="GradientNorm">The length of the gradient before clipping.</param>
public readonly record struct TrainingLosses(
    float Language, float Concept, float Reconstruction, float Independence, float GradientNorm);
