namespace Whence.Safetensors;

/// <summary>States a tensor that an architecture needs.</summary>
/// <param name="Name">The name.</param>
/// <param name="Shape">The exact length of each axis, outermost first.</param>
/// <param name="Types">The element types that will do.</param>
public sealed record TensorRequirement(string Name, IReadOnlyList<long> Shape, IReadOnlyList<TensorType> Types)
{
    /// <summary>Gets the types that <see cref="TensorStore.ReadFloats"/> reads.</summary>
    public static IReadOnlyList<TensorType> Floats { get; } =
        [TensorType.F32, TensorType.BF16, TensorType.F16, TensorType.F64];

    /// <summary>Initializes a requirement that any of <see cref="Floats"/> meets.</summary>
    public TensorRequirement(string name, IReadOnlyList<long> shape)
        : this(name, shape, Floats)
    {
    }
}
