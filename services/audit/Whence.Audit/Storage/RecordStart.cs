using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Whence.Audit.Storage;

/// <summary>Opens the record while the process starts, so that a broken one is found then.</summary>
internal sealed class RecordStart(IAuditStore store, ILogger<RecordStart> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Log.RecordOpened(logger, store.GetType().Name);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
