using Whence.Tensors.Kernels;

namespace Whence.Engine.Parameters;

/// <summary>A table read row by row, in float32 or bfloat16: token and concept embeddings.</summary>
internal sealed class WeightTable
{
    private readonly float[]? _single;
    private readonly ushort[]? _brain;

    public WeightTable(float[] values, int columns) => (_single, Columns) = (values, columns);

    public WeightTable(ushort[] values, int columns) => (_brain, Columns) = (values, columns);

    public int Columns { get; }

    public int Rows => (_single?.Length ?? _brain!.Length) / Columns;

    public void Row(int row, Span<float> destination)
    {
        if (_single is not null)
        {
            _single.AsSpan(row * Columns, Columns).CopyTo(destination);
        }
        else
        {
            Bf16.Widen(_brain.AsSpan(row * Columns, Columns), destination);
        }
    }

    /// <summary>Returns all rows in float32.</summary>
    public float[] ToSingle()
    {
        if (_single is not null)
        {
            return _single;
        }

        var values = new float[_brain!.Length];
        Bf16.Widen(_brain, values);
        return values;
    }
}
