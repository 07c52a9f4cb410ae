using Whence.Engine.Configuration;
using Whence.Safetensors;
using Whence.Tensors.Matrices;

namespace Whence.Engine.Parameters;

/// <summary>Reads the weights of a configuration from a checkpoint whose tensors were checked against it.</summary>
internal sealed class CheckpointSource : IWeightSource
{
    private readonly TensorStore _store;

    public CheckpointSource(ModelConfig config, TensorStore store)
    {
        (Config, _store) = (config, store);
        var required = ParameterLayout.For(config).Select(Requirement).ToList();
        if (config.TiedHead && store.Entries.TryGetValue(ParameterNames.Head, out var head))
        {
            // A tied checkpoint may carry the head under its own name as well, or instead.
            required.Add(new TensorRequirement(ParameterNames.Head, head.Shape));
        }

        TensorSchema.Check(store, required.DistinctBy(requirement => requirement.Name), allowExtra: false);
    }

    public ModelConfig Config { get; }

    /// <summary>Returns the used rows of a weight in float32.</summary>
    public float[] ReadFloats(ParameterSpec spec)
    {
        var values = _store.ReadFloats(StoredName(spec));
        return values.Length == spec.Count ? values : values[..spec.Count];
    }

    /// <summary>Packs the used rows [first, first + rows) of a weight; bfloat16 stays bfloat16.</summary>
    public PackedMatrix Pack(ParameterSpec spec, int first, int rows)
    {
        var name = StoredName(spec);
        var (start, count) = (first * spec.Columns, rows * spec.Columns);
        return _store.Entries[name].Type switch
        {
            TensorType.BF16 => PackedMatrix.Pack(_store.Span<ushort>(name).Slice(start, count), rows, spec.Columns),
            TensorType.F32 => PackedMatrix.Pack(_store.Span<float>(name).Slice(start, count), rows, spec.Columns),
            _ => PackedMatrix.Pack(_store.ReadFloats(name).AsSpan(start, count), rows, spec.Columns),
        };
    }

    public WeightTable ReadTable(ParameterSpec spec)
    {
        var name = StoredName(spec);
        return _store.Entries[name].Type == TensorType.BF16
            ? new WeightTable(_store.Span<ushort>(name)[..spec.Count].ToArray(), spec.Columns)
            : new WeightTable(ReadFloats(spec), spec.Columns);
    }

    private TensorRequirement Requirement(ParameterSpec spec)
    {
        var name = StoredName(spec);
        if (spec.MayBePadded && _store.Entries.TryGetValue(name, out var entry)
            && entry.Shape.Count == 2 && entry.Shape[0] > spec.Rows)
        {
            return new TensorRequirement(name, [entry.Shape[0], spec.Columns]);
        }

        return new TensorRequirement(name, spec.Shape);
    }

    private string StoredName(ParameterSpec spec) =>
        spec.Name == ParameterNames.Embedding
        && !_store.Entries.ContainsKey(spec.Name)
        && _store.Entries.ContainsKey(ParameterNames.Head)
            ? ParameterNames.Head
            : spec.Name;
}
