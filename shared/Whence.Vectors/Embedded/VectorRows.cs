using System.Runtime.InteropServices;
using System.Text.Json;
using Whence.Safetensors;

namespace Whence.Vectors.Embedded;

/// <summary>The rows of a file that is about to be written, filled in ascending order of their ids.</summary>
internal sealed class VectorRows
{
    private readonly VectorSpace _space;
    private readonly int _count;
    private readonly byte[] _ids;
    private readonly byte[] _vectors;
    private readonly byte[] _codes;
    private readonly byte[] _steps;
    private readonly byte[] _originOf;
    private readonly Dictionary<VectorOrigin, int> _origins = [];
    private int _next;

    /// <exception cref="VectorException">The rows do not fit one file.</exception>
    public VectorRows(VectorSpace space, long count)
    {
        var most = Array.MaxLength / (sizeof(float) * space.Dimension);
        if (count > most)
        {
            throw new VectorException(
                $"{count} {space} do not fit one file, which holds {most}; spread them over several stores.");
        }

        (_space, _count) = (space, (int)count);
        _ids = new byte[_count * sizeof(ulong)];
        _vectors = new byte[_count * space.Dimension * sizeof(float)];
        _codes = new byte[_count * space.Dimension];
        _steps = new byte[_count * sizeof(float)];
        _originOf = new byte[_count * sizeof(int)];
    }

    public void Add(VectorPoint point)
    {
        var vector = Row<float>(_vectors);
        point.Vector.Span.CopyTo(vector);
        if (_space.Distance == VectorDistance.Cosine)
        {
            UnitLength.Scale(vector);
        }

        Close(point.Id, Int8Codes.Write(vector, Row<sbyte>(_codes)), new VectorOrigin(point.Source, point.Licence));
    }

    public void Add(VectorFile file, int row)
    {
        var block = file.Block(row, 1);
        block.Vector(0).CopyTo(Row<float>(_vectors));
        block.Codes.CopyTo(Row<sbyte>(_codes));
        Close(file.Ids[row], block.Steps[0], file.Origins[block.Origin(0)]);
    }

    public TensorData[] Tensors() =>
    [
        TensorData.Bytes(VectorNames.Ids, TensorType.U64, [_count], _ids),
        TensorData.Bytes(VectorNames.Vectors, TensorType.F32, [_count, _space.Dimension], _vectors),
        TensorData.Bytes(VectorNames.Codes, TensorType.I8, [_count, _space.Dimension], _codes),
        TensorData.Bytes(VectorNames.Steps, TensorType.F32, [_count], _steps),
        TensorData.Bytes(VectorNames.OriginOf, TensorType.I32, [_count], _originOf),
        Json(JsonSerializer.SerializeToUtf8Bytes(_origins.Keys)),
    ];

    private static TensorData Json(byte[] origins) =>
        TensorData.Bytes(VectorNames.Origins, TensorType.U8, [origins.Length], origins);

    private Span<T> Row<T>(byte[] rows)
        where T : unmanaged =>
        MemoryMarshal.Cast<byte, T>(rows.AsSpan()).Slice(_next * _space.Dimension, _space.Dimension);

    private void Close(ulong id, float step, VectorOrigin origin)
    {
        if (!_origins.TryGetValue(origin, out var number))
        {
            number = _origins.Count;
            _origins.Add(origin, number);
        }

        MemoryMarshal.Cast<byte, ulong>(_ids.AsSpan())[_next] = id;
        MemoryMarshal.Cast<byte, float>(_steps.AsSpan())[_next] = step;
        MemoryMarshal.Cast<byte, int>(_originOf.AsSpan())[_next] = number;
        _next++;
    }
}
