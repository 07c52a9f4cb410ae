using System.Text.RegularExpressions;

namespace Whence.Corpus.Model;

/// <summary>
/// Named slots of one document: a template says <c>{ship}</c>, every chunk that names it gets the same ship.
/// <c>{Ship}</c> gives the value with a capital first letter.
/// </summary>
internal sealed partial class Slots
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public string this[string name]
    {
        get => _values[name];
        set => _values[name] = value;
    }

    public string Fill(string template) => SlotPattern().Replace(template, match => Value(match.Groups[1].Value));

    private string Value(string name)
    {
        if (_values.TryGetValue(name, out var value))
        {
            return value;
        }

        var lower = char.ToLowerInvariant(name[0]) + name[1..];
        return _values.TryGetValue(lower, out value)
            ? char.ToUpperInvariant(value[0]) + value[1..]
            : throw new InvalidOperationException($"Set the slot {{{name}}} before filling a template that uses it.");
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex SlotPattern();
}
