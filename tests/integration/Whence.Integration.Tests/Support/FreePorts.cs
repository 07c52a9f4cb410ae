using System.Net;
using System.Net.Sockets;

namespace Whence.Integration.Tests.Support;

/// <summary>Ports of the loopback interface that nobody listens on.</summary>
internal static class FreePorts
{
    /// <summary>Returns ports, each different, because all are held until the last is found.</summary>
    public static IReadOnlyList<int> Take(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToList();
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }
}
