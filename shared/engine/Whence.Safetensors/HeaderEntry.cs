namespace Whence.Safetensors;

/// <summary>One tensor as the header's JSON states it; offsets count from the end of the header.</summary>
internal sealed record HeaderEntry(string Name, TensorType Type, IReadOnlyList<long> Shape, long Begin, long End);
