namespace Whence.Text.Files;

/// <summary>Compares byte strings by content, and lets a dictionary of arrays be asked with a span.</summary>
internal sealed class ByteSequenceComparer : IEqualityComparer<byte[]>,
    IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    public static readonly ByteSequenceComparer Instance = new();

    private const uint FnvOffset = 2166136261;
    private const uint FnvPrime = 16777619;

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

    public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

    public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

    // A fixed hash is safe: only the vocabulary is ever inserted, so a prompt cannot lengthen a chain.
    public int GetHashCode(ReadOnlySpan<byte> alternate)
    {
        var hash = FnvOffset;
        foreach (var value in alternate)
        {
            hash = (hash ^ value) * FnvPrime;
        }

        return (int)(hash ^ (hash >> 15));
    }
}
