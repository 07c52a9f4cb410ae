using System.Net;
using System.Net.Sockets;

namespace Whence.Integration.Tests.Bus;

/// <summary>A TCP proxy whose connections can be frozen: they stay open, and nothing passes any more. Connections that
/// are opened later pass.</summary>
internal sealed class FrozenLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Uri _target;
    private readonly Task _accepting;
    private int _frozenBefore;
    private int _accepted;

    public FrozenLine(Uri target)
    {
        _target = target;
        _listener.Start();
        var port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        Address = new UriBuilder(target) { Host = "127.0.0.1", Port = port }.Uri;
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    public void Freeze() => Volatile.Write(ref _frozenBefore, Volatile.Read(ref _accepted) + 1);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = ForwardAsync(client, Interlocked.Increment(ref _accepted));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task ForwardAsync(TcpClient client, int number)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                await server.ConnectAsync(_target.Host, _target.Port, _stop.Token);
                await Task.WhenAny(
                    PumpAsync(client.GetStream(), server.GetStream(), number),
                    PumpAsync(server.GetStream(), client.GetStream(), number));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or IOException)
            {
                // Either end went away.
            }
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, int number)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReadAsync(buffer, _stop.Token) is > 0 and var length)
        {
            if (number < Volatile.Read(ref _frozenBefore))
            {
                await Task.Delay(Timeout.Infinite, _stop.Token);
            }

            await to.WriteAsync(buffer.AsMemory(0, length), _stop.Token);
        }
    }
}
