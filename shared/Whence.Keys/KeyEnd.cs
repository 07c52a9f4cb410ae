using System.Globalization;

namespace Whence.Keys;

/// <summary>Reads when a key shall end.</summary>
public static class KeyEnd
{
    /// <summary>Returns the moment that a text means: <c>90d</c>, <c>12h</c>, <c>30m</c> from now, or a date and time.
    /// </summary>
    /// <exception cref="KeyException">It means none.</exception>
    public static DateTimeOffset Parse(string text, DateTimeOffset now)
    {
        if (text.Length > 1 && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && Unit(text[^1]) is { } unit && count <= TimeSpan.FromDays(36_500) / unit)
        {
            return now + (count * unit);
        }

        return DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment.ToUniversalTime()
            : throw new KeyException($"'{text}' is not an end; write 90d, 12h, 30m or a date like 2030-12-31.");
    }

    private static TimeSpan? Unit(char letter) => letter switch
    {
        'd' => TimeSpan.FromDays(1),
        'h' => TimeSpan.FromHours(1),
        'm' => TimeSpan.FromMinutes(1),
        _ => null,
    };
}
