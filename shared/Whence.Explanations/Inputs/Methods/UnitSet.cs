namespace Whence.Explanations.Inputs.Methods;

/// <summary>A set of units by their numbers, compared by its members.</summary>
internal sealed class UnitSet : IEquatable<UnitSet>
{
    private readonly ulong[] _words;

    public UnitSet(int units, IEnumerable<int> members)
    {
        _words = new ulong[(units + 63) / 64];
        foreach (var member in members)
        {
            _words[member / 64] |= 1UL << (member % 64);
        }
    }

    public bool Contains(int unit) => (_words[unit / 64] >> (unit % 64) & 1) == 1;

    public bool Equals(UnitSet? other) => other is not null && _words.AsSpan().SequenceEqual(other._words);

    public override bool Equals(object? obj) => Equals(obj as UnitSet);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var word in _words)
        {
            hash.Add(word);
        }

        return hash.ToHashCode();
    }
}
