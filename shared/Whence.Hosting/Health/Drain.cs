using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Whence.Hosting.Health;

/// <summary>Turns readiness red when the process is asked to stop, and gives load balancers time to notice: Kestrel
/// would refuse their connections at once.</summary>
internal sealed class Drain(
    IHostApplicationLifetime lifetime,
    IHostEnvironment environment,
    IOptions<DrainOptions> options,
    TimeProvider time,
    ILogger<Drain> logger) : IHostedLifecycleService
{
    private const int SecondsDefault = 5;

    /// <summary>Gets a value indicating whether the process has been asked to stop.</summary>
    public bool IsDraining { get; private set; }

    private int Seconds => options.Value.DrainSeconds ?? (environment.IsDevelopment() ? 0 : SecondsDefault);

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStopping.Register(() => IsDraining = true);
        return Task.CompletedTask;
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        IsDraining = true;
        if (Seconds > 0)
        {
            Log.Draining(logger, Seconds);
            await Task.Delay(TimeSpan.FromSeconds(Seconds), time, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
