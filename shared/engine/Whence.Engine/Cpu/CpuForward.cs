using Whence.Engine.Concepts;

namespace Whence.Engine.Cpu;

/// <summary>Everything that one full forward pass computes, for inspection and for parity with the reference.</summary>
/// <param name="Hidden">[rows, width].</param>
/// <param name="KnownLogits">[rows, known].</param>
/// <param name="KnownWeights">[rows, known], after the top-k.</param>
/// <param name="KnownFeatures">[rows, width].</param>
/// <param name="DiscoveredFeatures">[rows, width], or null without a discovered head.</param>
/// <param name="Residual">[rows, width]: hidden - (known + discovered), or null where it is not added.</param>
/// <param name="Composed">[rows, width].</param>
/// <param name="Logits">[rows, vocabulary].</param>
/// <param name="Readout">The strongest concepts of each row.</param>
public sealed record CpuForward(
    float[] Hidden,
    float[] KnownLogits,
    float[] KnownWeights,
    float[] KnownFeatures,
    float[]? DiscoveredFeatures,
    float[]? Residual,
    float[] Composed,
    float[] Logits,
    ConceptReadout Readout);
