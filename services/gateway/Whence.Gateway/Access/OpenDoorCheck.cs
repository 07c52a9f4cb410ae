using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Whence.Gateway.Access;

/// <summary>Refuses to run without keys where others than this machine could call.</summary>
internal sealed class OpenDoorCheck(
    IServer server, IOptions<GatewayOptions> options, ILogger<OpenDoorCheck> log) : IHostedLifecycleService
{
    // Addresses are known once the server listens; until then the proof of callers refuses strangers by their address.
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Keys.Kind != KeyStoreOptions.None || options.Value.Jwt.Issuer.Length > 0)
        {
            return Task.CompletedTask;
        }

        var open = server.Features.Get<IServerAddressesFeature>()?.Addresses
            .FirstOrDefault(address => !LocalCaller.IsLocalName(BindingAddress.Parse(address).Host));
        if (open is not null)
        {
            throw new InvalidOperationException(
                $"{open} can be reached from other machines and no keys are configured; listen on 127.0.0.1, or set " +
                "Gateway:Keys:Kind to File or Postgres.");
        }

        log.WithoutKeys(LocalCaller.Tenant);
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
