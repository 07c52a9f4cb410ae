using Whence.Engine.Configuration;
using Whence.Tensors.Kernels;

namespace Whence.Engine.Gradients;

/// <summary>The non-linearity of an MLP, as the configuration names it.</summary>
internal static class MlpActivation
{
    /// <summary>inner [rows, 2 * mlp] or [rows, mlp] to activated [rows, mlp].</summary>
    public static void Forward(ModelConfig config, ReadOnlySpan<float> inner, Span<float> activated)
    {
        if (config.SwiGlu)
        {
            SwiGlu.Forward(inner, activated, config.MlpWidth);
            return;
        }

        switch (config.Activation)
        {
            case Activation.Relu:
                Relu.Forward(inner, activated);
                break;
            case Activation.Silu:
                Silu.Forward(inner, activated);
                break;
            default:
                Gelu.Forward(inner, activated);
                break;
        }
    }

    /// <summary>The gradient of inner from that of activated.</summary>
    public static void Backward(
        ModelConfig config, ReadOnlySpan<float> dActivated, ReadOnlySpan<float> inner, Span<float> dInner)
    {
        if (config.SwiGlu)
        {
            SwiGlu.Backward(dActivated, inner, dInner, config.MlpWidth);
            return;
        }

        switch (config.Activation)
        {
            case Activation.Relu:
                Relu.Backward(dActivated, inner, dInner);
                break;
            case Activation.Silu:
                Silu.Backward(dActivated, inner, dInner);
                break;
            default:
                Gelu.Backward(dActivated, inner, dInner);
                break;
        }
    }
}
