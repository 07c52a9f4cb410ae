using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Whence.Hosting;

/// <summary>Runs a process, and says in sentences why it does not start.</summary>
public static class WhenceHost
{
    /// <summary>Checks the configuration, then runs until the process is asked to stop.</summary>
    /// <returns>The exit code: 0, or 1 when the configuration is wrong; the standard error says what to do.</returns>
    public static async Task<int> RunWhenceAsync(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var mistakes = Mistakes(app);
        foreach (var mistake in mistakes)
        {
            await Console.Error.WriteLineAsync(mistake);
        }

        if (mistakes.Count > 0)
        {
            await app.DisposeAsync();
            return 1;
        }

        await app.RunAsync();
        return Environment.ExitCode;
    }

    private static IReadOnlyList<string> Mistakes(WebApplication app)
    {
        try
        {
            app.Services.GetService<IStartupValidator>()?.Validate();
            return [];
        }
        catch (OptionsValidationException invalid)
        {
            return [.. invalid.Failures.Select(Sentence)];
        }
        catch (AggregateException several) when (several.InnerExceptions.All(e => e is OptionsValidationException))
        {
            var failures = several.InnerExceptions.SelectMany(e => ((OptionsValidationException)e).Failures);
            return [.. failures.Select(Sentence).Distinct()];
        }
    }

    // The framework wraps the sentences of annotations: "DataAnnotation validation failed ... with the error: '...'."
    private static string Sentence(string failure)
    {
        const string lead = "with the error: '";
        var start = failure.IndexOf(lead, StringComparison.Ordinal);
        return start < 0 ? failure : failure[(start + lead.Length)..].TrimEnd('.').TrimEnd('\'');
    }
}
