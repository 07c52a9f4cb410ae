using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Whence.Hosting.Messaging.Bus;

/// <summary>Opens a connection of its own and says the first words of AMQP: a broker that is well answers them. With
/// TLS the open connection has to do.</summary>
internal sealed class BrokerProbe(IOptions<BusOptions> options) : IBrokerProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<bool> AnswersAsync()
    {
        if (options.Value.Address is not { } address)
        {
            return true;
        }

        using var timeout = new CancellationTokenSource(Patience);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(address.Host, BrokerAddress.Port(address), timeout.Token);
            return address.Scheme == "amqps" || await GreetAsync(client.GetStream(), timeout.Token);
        }
        catch (Exception exception) when (exception is SocketException or IOException or OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task<bool> GreetAsync(NetworkStream stream, CancellationToken cancellation)
    {
        await stream.WriteAsync("AMQP\0\0\x09\x01"u8.ToArray(), cancellation);
        return await stream.ReadAsync(new byte[1], cancellation) == 1;
    }
}
