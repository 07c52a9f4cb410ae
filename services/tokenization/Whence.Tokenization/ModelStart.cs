using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Whence.Tokenization;

/// <summary>Opens the model while the process starts.</summary>
internal sealed class ModelStart(TokenizationModel model, ILogger<ModelStart> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Log.ModelOpened(logger, model.Name);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
