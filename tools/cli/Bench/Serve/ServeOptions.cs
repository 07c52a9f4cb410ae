using System.CommandLine;
using Whence.Cli.Terminal;

namespace Whence.Cli.Bench.Serve;

/// <summary>The options of whence bench serve.</summary>
internal static class ServeOptions
{
    public static readonly Option<string> Url = new("--url")
    {
        HelpName = "URL",
        Description = "The platform: its gateway, or whence serve.",
        DefaultValueFactory = _ => "http://127.0.0.1:8080",
    };

    public static readonly Option<string?> Key = new("--key")
    {
        HelpName = "KEY",
        Description = "An API key without limits; without it, none is sent.",
    };

    public static readonly Option<string?> Direct = new("--direct")
    {
        HelpName = "URL",
        Description = "The generations service, to measure what the gateway adds; needs --secret.",
    };

    public static readonly Option<string?> Secret = new("--secret")
    {
        HelpName = "TEXT",
        Description = "With --direct: the Identity:Secret that the services share.",
    };

    public static readonly Option<string> Tenant = new("--tenant")
    {
        HelpName = "NAME",
        Description = "With --direct: the tenant of the key.",
        DefaultValueFactory = _ => "local",
    };

    public static readonly Option<string?> Management = new("--management")
    {
        HelpName = "URL",
        Description = "The broker's management API, as http://user:password@host:port/virtual-host, to count messages.",
    };

    public static readonly Option<string> Prompt = new("--prompt")
    {
        HelpName = "TEXT",
        Description = "What is asked for.",
        DefaultValueFactory = _ => "The keeper of Gull Rock light is",
    };

    public static readonly Option<int> Tokens = StandardOptions.Positive(new("--tokens")
    {
        HelpName = "N",
        Description = "New tokens of each measured generation, a multiple of the block length.",
        DefaultValueFactory = _ => 32,
    });

    public static readonly Option<int> Requests = new("--requests")
    {
        HelpName = "N",
        Description = "Pairs for the first text; 0 for none.",
        DefaultValueFactory = _ => 50,
    };

    public static readonly Option<int> Reads = StandardOptions.Positive(new("--reads")
    {
        HelpName = "N",
        Description = "With --direct: pairs for the gateway.",
        DefaultValueFactory = _ => 500,
    });

    public static readonly Option<int> Streams = new("--streams")
    {
        HelpName = "N",
        Description = "With --direct: streams that are open meanwhile.",
        DefaultValueFactory = _ => 200,
    };

    public static readonly Option<int> Concurrent = new("--concurrent")
    {
        HelpName = "N",
        Description = "Generations to ask for at once, each twice under one idempotency key; 0 for none.",
        DefaultValueFactory = _ => 0,
    };

    /// <summary>Returns an option as an address.</summary>
    /// <exception cref="CommandException">It is none.</exception>
    public static Uri Address(string name, string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new CommandException(
                $"{name} is \"{value}\" but must be an address such as http://127.0.0.1:8080.");
}
