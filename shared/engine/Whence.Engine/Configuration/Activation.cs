namespace Whence.Engine.Configuration;

/// <summary>The activation of a standard MLP.</summary>
public enum Activation
{
    /// <summary>GELU, tanh approximation.</summary>
    Gelu,

    /// <summary>max(0, x).</summary>
    Relu,

    /// <summary>x * sigmoid(x).</summary>
    Silu,
}
