using System.CommandLine;
using System.Text.Json;
using Whence.Cli.Terminal;
using Whence.Models;

namespace Whence.Cli.Bench.Serve;

/// <summary>whence bench serve: what the platform adds to the engine, measured on a platform that runs.</summary>
internal static class ServeBenchCommand
{
    private const int MessageGenerations = 10;
    private const int MessageTokens = 128;

    public static Command Build(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "serve",
            "Measures a running platform: first text beside the engine, gateway, messages, many requests at once.",
            "whence bench serve",
            "whence bench serve --url http://127.0.0.1:8080 --key whk_... --concurrent 200 --json",
            "whence bench serve --key whk_... --direct http://127.0.0.1:8081 --secret ... --requests 0")
        {
            ServeOptions.Url, ServeOptions.Key, ServeOptions.Direct, ServeOptions.Secret, ServeOptions.Tenant,
            ServeOptions.Management, ServeOptions.Prompt, ServeOptions.Tokens, ServeOptions.Requests,
            ServeOptions.Reads, ServeOptions.Streams, ServeOptions.Concurrent, StandardOptions.Model,
            StandardOptions.Threads, StandardOptions.Json,
        };
        command.SetAction((arguments, _) => RunAsync(arguments, streams));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CommandStreams streams)
    {
        var report = await MeasureAsync(arguments, streams.Cancellation);
        if (arguments.GetValue(StandardOptions.Json))
        {
            JsonOutput.Write(streams, report);
        }
        else
        {
            ServePrinter.Print(streams, report);
        }

        return report.Crowd is null or { Lost: 0, Duplicated: 0 } ? 0 : 1;
    }

    private static async Task<ServeReport> MeasureAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var url = ServeOptions.Address("--url", arguments.GetValue(ServeOptions.Url)!);
        var prompt = arguments.GetValue(ServeOptions.Prompt)!;
        var (tokens, reads) = (arguments.GetValue(ServeOptions.Tokens), arguments.GetValue(ServeOptions.Reads));
        var crowd = arguments.GetValue(ServeOptions.Concurrent);
        using var service = Service(arguments);
        using var door = ServeDoor.Gateway(url, arguments.GetValue(ServeOptions.Key));
        try
        {
            return new ServeReport(
                url.ToString(),
                tokens,
                await FirstTextAsync(arguments, door, cancellation),
                service is null ? null : await new ServeGateway(door, service, cancellation)
                    .RunAsync(prompt, tokens, reads, arguments.GetValue(ServeOptions.Streams)),
                await MessagesAsync(arguments, door, cancellation),
                crowd == 0 ? null : await new ServeCrowd(door, cancellation).RunAsync(prompt, tokens, crowd));
        }
        catch (HttpRequestException exception)
        {
            throw new CommandException($"{url} cannot be reached: {exception.Message}; start whence serve.", exception);
        }
    }

    private static async Task<ServePairs?> FirstTextAsync(
        ParseResult arguments, ServeDoor door, CancellationToken cancellation)
    {
        if (arguments.GetValue(ServeOptions.Requests) <= 0)
        {
            return null;
        }

        using var model = LoadedModel.Open(
            arguments.GetValue(StandardOptions.Model), arguments.GetValue(StandardOptions.Threads));
        return await new ServeFirstText(door, model, cancellation).RunAsync(
            arguments.GetValue(ServeOptions.Prompt)!,
            arguments.GetValue(ServeOptions.Tokens),
            arguments.GetValue(ServeOptions.Requests));
    }

    private static async Task<ServeMessagesReport?> MessagesAsync(
        ParseResult arguments, ServeDoor door, CancellationToken cancellation)
    {
        if (arguments.GetValue(ServeOptions.Management) is not { } management)
        {
            return null;
        }

        var prompt = arguments.GetValue(ServeOptions.Prompt)!;
        var body = JsonSerializer.Serialize(
            new { prompt, max_new_tokens = MessageTokens, attribution = true, stop_tokens = Array.Empty<int>() });
        using var broker = new ServeBroker(ServeOptions.Address("--management", management));
        return await broker.CountAsync(MessageGenerations, MessageTokens, RunAllAsync, cancellation);

        async Task RunAllAsync()
        {
            for (var generation = 0; generation < MessageGenerations; generation++)
            {
                var (_, id) = await door.CreateAsync(body, null, cancellation);
                using var stream = await door.OpenAsync(null, $"/v1/generations/{id}/events", cancellation);
                await stream.UntilAsync("done", cancellation);
            }
        }
    }

    private static ServeDoor? Service(ParseResult arguments)
    {
        if (arguments.GetValue(ServeOptions.Direct) is not { } direct)
        {
            return null;
        }

        var secret = arguments.GetValue(ServeOptions.Secret)
            ?? throw new CommandException("--direct needs --secret, the Identity:Secret that the services share.");
        return ServeDoor.Service(
            ServeOptions.Address("--direct", direct), arguments.GetValue(ServeOptions.Tenant)!, secret,
            TimeProvider.System);
    }
}
