using Whence.Engine.Configuration;
using Whence.Tensors.Matrices;

namespace Whence.Engine.Parameters;

/// <summary>Serves the float32 weights of a model in training.</summary>
internal sealed class ParameterSetSource(ParameterSet set) : IWeightSource
{
    public ModelConfig Config => set.Config;

    public PackedMatrix Pack(ParameterSpec spec, int first, int rows) => PackedMatrix.Pack(
        set[spec.Name].Value.AsSpan(first * spec.Columns, rows * spec.Columns), rows, spec.Columns);

    public float[] ReadFloats(ParameterSpec spec) => set[spec.Name].Value;

    public WeightTable ReadTable(ParameterSpec spec) => new((float[])set[spec.Name].Value.Clone(), spec.Columns);
}
