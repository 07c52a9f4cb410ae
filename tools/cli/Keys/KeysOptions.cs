using System.CommandLine;
using Whence.Cli.Terminal;
using Whence.Keys;

namespace Whence.Cli.Keys;

/// <summary>The options of the keys commands, and what they mean together.</summary>
internal static class KeysOptions
{
    public static readonly Option<string> File = new("--file")
    {
        HelpName = "FILE",
        Description = "The file of keys; the first key makes it.",
        DefaultValueFactory = _ => "keys.json",
    };

    public static readonly Option<string> Tenant = new("--tenant")
    {
        HelpName = "NAME",
        Description = "Whom the key speaks for; everything it makes belongs to that tenant.",
        Required = true,
    };

    public static readonly Option<string?> OneTenant = new("--tenant")
    {
        HelpName = "NAME",
        Description = "Only the keys of this tenant.",
    };

    public static readonly Option<string[]> Scopes = new("--scope")
    {
        HelpName = "SCOPE",
        Description = $"What the key may do, repeatable: {string.Join(", ", KeyScopes.Grantable)}.",
        Required = true,
    };

    public static readonly Option<int?> RequestsPerMinute = new("--requests-per-minute")
    {
        HelpName = "N",
        Description = "Requests a minute; without it, what the platform says.",
    };

    public static readonly Option<int?> Concurrent = new("--concurrent")
    {
        HelpName = "N",
        Description = "Generations at a time.",
    };

    public static readonly Option<long?> TokensPerDay = new("--tokens-per-day")
    {
        HelpName = "N",
        Description = "Prompt and generated tokens a day (UTC).",
    };

    public static readonly Option<string?> Expires = new("--expires")
    {
        HelpName = "WHEN",
        Description = "When the key ends: 90d, 12h, 30m or a date like 2030-12-31; without it, never.",
    };

    public static FileApiKeyStore Store(ParseResult arguments) => new(arguments.GetValue(File)!);

    public static KeyOrder Order(ParseResult arguments, DateTimeOffset now) => new(
        arguments.GetValue(Tenant)!,
        arguments.GetValue(Scopes)!,
        new KeyLimits(
            arguments.GetValue(RequestsPerMinute), arguments.GetValue(Concurrent), arguments.GetValue(TokensPerDay)),
        arguments.GetValue(Expires) is { } end ? KeyEnd.Parse(end, now) : null);

    /// <summary>Runs a command; what is wrong with a key or the file becomes the one sentence of the command.</summary>
    public static async Task<int> ReportAsync(Func<Task> command)
    {
        try
        {
            await command();
            return 0;
        }
        catch (KeyException exception)
        {
            throw new CommandException(exception.Message, exception);
        }
    }
}
