using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Whence.Generations.Requests;

namespace Whence.Generations;

/// <summary>Reads the model before the process is ready, so that no request has to wait for it.</summary>
internal sealed class ModelStart(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        Task.Run(services.GetRequiredService<ModelInfo>, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
