using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Whence.Persistence.Schemas;

/// <summary>The command line of a host's schemas: <c>migrate</c> applies and ends, <c>migrate --script</c> prints.
/// </summary>
public static class SchemaCommand
{
    /// <summary>Runs the command if it is one.</summary>
    /// <returns>Whether it was; the host then ends without starting.</returns>
    public static Task<bool> RunSchemaCommandAsync(this IHost host, string[] args) =>
        host.RunSchemaCommandAsync(args, Console.Out);

    /// <summary>Runs the command if it is one, and writes to <paramref name="output"/>.</summary>
    internal static async Task<bool> RunSchemaCommandAsync(this IHost host, string[] args, TextWriter output)
    {
        if (args is not ["migrate", .. var rest])
        {
            return false;
        }

        if (rest is not ([] or ["--script"]))
        {
            throw new ArgumentException($"migrate knows only --script, not {string.Join(' ', rest)}.");
        }

        foreach (var schema in host.Services.GetServices<ISchema>())
        {
            await RunAsync(schema, script: rest.Length > 0, output);
        }

        return true;
    }

    private static async Task RunAsync(ISchema schema, bool script, TextWriter output)
    {
        if (script)
        {
            await output.WriteLineAsync(schema.Script());
            return;
        }

        var pending = await schema.PendingAsync(CancellationToken.None);
        await schema.MigrateAsync(CancellationToken.None);
        var applied = pending.Count == 0 ? "up to date" : string.Join(", ", pending);
        await output.WriteLineAsync($"{schema.Name}: {applied}");
    }
}
