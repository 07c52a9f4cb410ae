namespace Whence.Engine.Parameters;

/// <summary>One weight tensor that a configuration asks for.</summary>
/// <param name="Name">The name in a checkpoint.</param>
/// <param name="Rows">Rows of a matrix; 1 for a vector.</param>
/// <param name="Columns">Columns of a matrix, or the length of a vector.</param>
/// <param name="Role">What it is for, which decides how it is initialised and whether it decays.</param>
public sealed record ParameterSpec(string Name, int Rows, int Columns, ParameterRole Role)
{
    /// <summary>Gets a value indicating whether the checkpoint stores it with one axis.</summary>
    public bool IsVector => Role is ParameterRole.NormWeight or ParameterRole.NormBias or ParameterRole.Bias;

    /// <summary>Gets a value indicating whether a checkpoint may hold more rows than are used.</summary>
    public bool MayBePadded => Role is ParameterRole.Embedding or ParameterRole.ConceptTable;

    /// <summary>Gets the shape in a checkpoint.</summary>
    public IReadOnlyList<long> Shape => IsVector ? [Columns] : [Rows, Columns];

    /// <summary>Gets the number of values.</summary>
    public int Count => checked(Rows * Columns);
}
