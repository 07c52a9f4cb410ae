namespace Whence.Generations.OpenAi;

/// <summary>Lets text pass until one of some strings comes, and holds back what may be the beginning of one.</summary>
internal sealed class StopText(IReadOnlyList<string> stops)
{
    private string _held = "";

    /// <summary>Gets a value indicating whether a stop came: nothing passes any more.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Returns the part that may be shown.</summary>
    public string Push(string text)
    {
        if (IsStopped)
        {
            return "";
        }

        var all = _held + text;
        if (FirstStop(all) is { } start)
        {
            (IsStopped, _held) = (true, "");
            return all[..start];
        }

        var held = HeldLength(all);
        _held = all[^held..];
        return all[..^held];
    }

    /// <summary>Returns what was held back for nothing.</summary>
    public string Flush()
    {
        var held = _held;
        _held = "";
        return held;
    }

    // Where the stop begins that is complete first: the same wherever the text was cut into pieces.
    private int? FirstStop(string text)
    {
        var found = stops
            .Select(stop => (Start: text.IndexOf(stop, StringComparison.Ordinal), stop.Length))
            .Where(stop => stop.Start >= 0)
            .OrderBy(stop => stop.Start + stop.Length).ThenBy(stop => stop.Start)
            .ToList();
        return found.Count > 0 ? found[0].Start : null;
    }

    // The longest end of the text that a stop begins with.
    private int HeldLength(string text)
    {
        var longest = Math.Min(text.Length, stops.Select(stop => stop.Length - 1).DefaultIfEmpty(0).Max());
        for (var length = longest; length > 0; length--)
        {
            var end = text.AsSpan(text.Length - length);
            foreach (var stop in stops)
            {
                if (stop.Length > length && stop.AsSpan().StartsWith(end, StringComparison.Ordinal))
                {
                    return length;
                }
            }
        }

        return 0;
    }
}
