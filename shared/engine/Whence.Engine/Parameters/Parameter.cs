namespace Whence.Engine.Parameters;

/// <summary>A weight in float32, with room for its gradient.</summary>
public sealed class Parameter
{
    /// <summary>Initializes a new instance of the <see cref="Parameter"/> class.</summary>
    public Parameter(ParameterSpec spec, float[] value)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(value);
        if (value.Length != spec.Count)
        {
            throw new ArgumentException($"{spec.Name} needs {spec.Count} values but {value.Length} were given.");
        }

        (Spec, Value) = (spec, value);
    }

    /// <summary>Gets the name, shape and role.</summary>
    public ParameterSpec Spec { get; }

    /// <summary>Gets the values, row-major.</summary>
    public float[] Value { get; }

    /// <summary>Gets the gradient, or an empty array when none is kept.</summary>
    public float[] Gradient { get; private set; } = [];

    /// <summary>Makes room for a gradient of zeros, or clears the one that is there.</summary>
    public void ClearGradient()
    {
        if (Gradient.Length == 0)
        {
            Gradient = new float[Value.Length];
        }

        Array.Clear(Gradient);
    }
}
