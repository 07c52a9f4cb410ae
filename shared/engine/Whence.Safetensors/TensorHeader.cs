namespace Whence.Safetensors;

/// <summary>What a checked header says: tensors in the order of their bytes, and the metadata.</summary>
internal sealed record TensorHeader(
    IReadOnlyList<TensorEntry> Entries,
    IReadOnlyDictionary<string, string> Metadata);
