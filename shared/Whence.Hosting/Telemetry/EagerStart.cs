using Microsoft.Extensions.Hosting;

namespace Whence.Hosting.Telemetry;

/// <summary>Creates a singleton at start that nobody asks for by name.</summary>
/// <param name="instance">Being asked for is enough.</param>
internal sealed class EagerStart<T>(T instance) : IHostedService
    where T : class
{
    public T Instance => instance;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
