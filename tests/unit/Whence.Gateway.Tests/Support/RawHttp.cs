using System.Net.Sockets;
using System.Text;

namespace Whence.Gateway.Tests.Support;

/// <summary>Speaks HTTP byte by byte, for what no client would send.</summary>
internal static class RawHttp
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Sends bytes and returns everything that comes back until the server closes.</summary>
    public static async Task<string> SendAsync(Uri address, params string[] parts)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var answer = reader.ReadToEndAsync();
        try
        {
            foreach (var part in parts)
            {
                await stream.WriteAsync(Encoding.Latin1.GetBytes(part));
            }
        }
        catch (IOException)
        {
            // The server has seen enough and closed; what it said first is what counts.
        }

        try
        {
            return await answer.WaitAsync(Patience);
        }
        catch (IOException)
        {
            return "";
        }
    }

    /// <summary>Returns the status of an answer, or 0.</summary>
    public static int Status(string answer) =>
        answer.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? int.Parse(answer.AsSpan(9, 3)) : 0;
}
