using System.Globalization;
using Whence.Cli.Terminal;

namespace Whence.Cli.Generate;

/// <summary>A value of the form NAME or NAME=NUMBER.</summary>
internal readonly record struct NamedNumber(string Name, float? Number)
{
    public static NamedNumber Parse(string option, string value)
    {
        var equals = value.LastIndexOf('=');
        if (equals < 0)
        {
            return new NamedNumber(value.Trim(), null);
        }

        var text = value.AsSpan(equals + 1);
        return float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && float.IsFinite(number)
            ? new NamedNumber(value[..equals].Trim(), number)
            : throw new CommandException(
                $"{option} is '{value}', but '{value[(equals + 1)..]}' is not a number; write {option} NAME=NUMBER.");
    }
}
