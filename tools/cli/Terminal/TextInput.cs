using System.Text;

namespace Whence.Cli.Terminal;

/// <summary>Text that is given as an argument, or as a dash that stands for standard input.</summary>
internal static class TextInput
{
    private const string Dash = "-";

    private static readonly UTF8Encoding Strict =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Returns the text unchanged, the last line break of standard input included.</summary>
    public static string Read(string argument, CommandStreams streams)
    {
        if (argument != Dash)
        {
            return argument;
        }

        using var bytes = new MemoryStream();
        streams.Input.CopyTo(bytes);
        try
        {
            return Strict.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
        }
        catch (DecoderFallbackException exception)
        {
            throw new CommandException(
                $"Standard input is not UTF-8 at byte {exception.Index}; convert it, for example with iconv.",
                exception);
        }
    }

    /// <summary>Returns the text without the line break that a shell adds to the end of standard input.</summary>
    public static string ReadLine(string argument, CommandStreams streams)
    {
        var text = Read(argument, streams);
        if (argument != Dash)
        {
            return text;
        }

        return text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2]
            : text.EndsWith('\n') ? text[..^1]
            : text;
    }
}
