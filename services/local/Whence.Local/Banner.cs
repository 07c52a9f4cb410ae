using Whence.Models;

namespace Whence.Local;

/// <summary>What the terminal shows.</summary>
internal static class Banner
{
    private const string Request =
        """{"prompt":"The keeper of Gull Rock light is","stream":true,"attribution":{"concepts":true}}""";

    public const string Help = """
        Runs the whole platform in one process: no broker, no database.

        Usage:
          whence serve [options]
          dotnet run -c Release --project services/local/Whence.Local -- [options]

        Options:
          --port N      Listens on 127.0.0.1:N; 8080 by default, 0 for any free port.
          --model DIR   Folder of a model; without it, the model that comes with the program.
          --data DIR    Keeps payloads and the audit record in files; without it, nothing outlives the process.
          --keys FILE   Asks for API keys (whence keys create --file FILE); without it, this machine may do everything.
          --help        Shows this.

        Examples:
          whence serve
          whence serve --port 9000 --data ./whence-data --keys ./keys.json

        Every other setting is a variable, for example WHENCE__Logging__LogLevel__Default=Information.
        """;

    /// <summary>Returns what is printed when the process listens.</summary>
    public static string Started(LocalOptions options, int port)
    {
        var address = $"http://127.0.0.1:{port}";
        var model = ModelFolder.Name(ModelFolder.Resolve(options.Model));
        var key = options.Keys is null ? "" : "-H \"Authorization: Bearer $WHENCE_KEY\" ";
        var kept = options.Data is null
            ? "Nothing outlives this process; --data DIR keeps payloads and the audit record."
            : $"Payloads and the audit record are kept in {options.Data}.";
        var guarded = options.Keys is null
            ? "Whoever is on this machine may do everything; --keys FILE asks for API keys."
            : $"Callers need an API key of {options.Keys}.";
        return $"""

            Whence listens on {address} with {model}.
            {kept}
            {guarded}

            Try it:
              curl -N {address}/v1/generations {key}-H 'Content-Type: application/json' -d '{Request}'

            What there is: {address}/openapi/v1.json    To stop: Ctrl+C

            """;
    }
}
