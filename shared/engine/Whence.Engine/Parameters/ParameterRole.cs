namespace Whence.Engine.Parameters;

/// <summary>What a weight tensor is for.</summary>
public enum ParameterRole
{
    /// <summary>A table with a row per token.</summary>
    Embedding,

    /// <summary>A linear layer, [outputs, inputs].</summary>
    Linear,

    /// <summary>A linear layer whose output is added to the residual stream.</summary>
    ResidualLinear,

    /// <summary>A table with a row per concept; files pad it.</summary>
    ConceptTable,

    /// <summary>The scale of a norm.</summary>
    NormWeight,

    /// <summary>The shift of a layer norm.</summary>
    NormBias,

    /// <summary>The bias of a linear layer.</summary>
    Bias,
}
