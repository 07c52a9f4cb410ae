namespace Whence.Safetensors;

/// <summary>Checks a model against what an architecture needs.</summary>
public static class TensorSchema
{
    /// <summary>Checks that every required tensor is there, with its shape and one of its types.</summary>
    /// <param name="store">The model.</param>
    /// <param name="required">The tensors that the architecture needs.</param>
    /// <param name="allowExtra">Whether the model may hold other tensors too.</param>
    /// <exception cref="SafetensorsException">A tensor is missing, extra, or of another shape or type.</exception>
    public static void Check(TensorStore store, IEnumerable<TensorRequirement> required, bool allowExtra)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(required);
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var requirement in required)
        {
            known.Add(requirement.Name);
            CheckOne(store, requirement);
        }

        var extra = store.Entries.Values.FirstOrDefault(entry => !known.Contains(entry.Name));
        if (extra is not null && !allowExtra)
        {
            throw Fail(SafetensorsError.TensorUnexpected, extra.File, extra.Name,
                "the architecture has no such tensor");
        }
    }

    /// <summary>Reads every tensor of floats and checks that no element is NaN or infinite.</summary>
    /// <exception cref="SafetensorsException">Names the tensor and the first index that is not finite.</exception>
    public static void CheckFinite(TensorStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        store.EnsureLengths();
        foreach (var entry in store.Entries.Values)
        {
            var index = FiniteScan.FirstNotFinite(store, entry);
            if (index >= 0)
            {
                throw new SafetensorsException(SafetensorsError.NotFinite, entry.File, entry.Name,
                    $"element {index} of {entry.ElementCount} is NaN or infinite", "train or download the model again");
            }
        }
    }

    private static void CheckOne(TensorStore store, TensorRequirement requirement)
    {
        if (!store.Entries.TryGetValue(requirement.Name, out var entry))
        {
            throw Fail(SafetensorsError.TensorMissing, store.Path, requirement.Name,
                $"the model lacks it, shape {Printable.Shape(requirement.Shape)}");
        }

        if (!entry.Shape.SequenceEqual(requirement.Shape))
        {
            throw Fail(SafetensorsError.WrongShape, entry.File, entry.Name,
                $"it has shape {Printable.Shape(entry.Shape)}, not {Printable.Shape(requirement.Shape)}");
        }

        if (!requirement.Types.Contains(entry.Type))
        {
            throw Fail(SafetensorsError.WrongType, entry.File, entry.Name,
                $"it holds {TensorTypes.Name(entry.Type)}, not {TensorTypes.Names(requirement.Types)}");
        }
    }

    private static SafetensorsException Fail(SafetensorsError kind, string file, string tensor, string problem) =>
        new(kind, file, tensor, problem, "use the configuration that belongs to this model");
}
