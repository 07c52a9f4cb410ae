using System.Globalization;

namespace Whence.Local;

/// <summary>What the user asked for on the command line.</summary>
/// <param name="Port">The port; 0 for any free one.</param>
/// <param name="Model">The folder of a model, or null for the one that comes with the program.</param>
/// <param name="Data">The folder that keeps payloads and the audit record, or null for none.</param>
/// <param name="Keys">The file of API keys, or null for none.</param>
/// <param name="Help">Whether only the help is wanted.</param>
internal sealed record LocalOptions(int Port, string? Model, string? Data, string? Keys, bool Help)
{
    public const int PortDefault = 8080;

    private static readonly string[] WithValue = ["--port", "--model", "--data", "--keys"];

    /// <summary>Reads the command line.</summary>
    /// <exception cref="StartException">It is wrong.</exception>
    public static LocalOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new LocalOptions(PortDefault, null, null, null, Help: false);
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, value) = Split(arguments[i]);
            if (name is "--help" or "-h" or "-?")
            {
                return options with { Help = true };
            }

            if (!WithValue.Contains(name))
            {
                throw new StartException($"There is no option {name}; see --help.");
            }

            options = options.With(name, value ?? (i + 1 < arguments.Count ? arguments[++i] : null));
        }

        return options;
    }

    private static (string Name, string? Value) Split(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (argument, null) : (argument[..equals], argument[(equals + 1)..]);
    }

    private LocalOptions With(string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            throw new StartException($"{name} needs a value; see --help.");
        }

        return name switch
        {
            "--port" => this with { Port = ReadPort(value) },
            "--model" => this with { Model = Path.GetFullPath(value) },
            "--data" => this with { Data = Path.GetFullPath(value) },
            _ => this with { Keys = Path.GetFullPath(value) },
        };
    }

    private static int ReadPort(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535
            ? port
            : throw new StartException($"--port is '{value}'; use a number from 0 to 65535, 0 for any free port.");
}
