using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Whence.Api.Tests.Support;

/// <summary>HTTP as bytes, for requests that no client library would send.</summary>
internal static class RawHttp
{
    private const int AnswerBytesMax = 1 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    /// <summary>Returns a request without a body.</summary>
    public static byte[] Head(string requestLine, string key, params string[] headers) => Encoding.Latin1.GetBytes(
        string.Concat(
            $"{requestLine} HTTP/1.1\r\n",
            "Host: 127.0.0.1\r\n",
            $"Authorization: Bearer {key}\r\n",
            string.Concat(headers.Select(header => header + "\r\n")),
            "\r\n"));

    /// <summary>Sends pieces with a pause before each but the first, and reads the first answer.</summary>
    public static async Task<RawAnswer> ExchangeAsync(
        int port, IEnumerable<byte[]> pieces, TimeSpan pause = default, bool finish = false)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, limit.Token);
        var stream = client.GetStream();
        var sending = SendAsync(client, stream, pieces, pause, finish, limit.Token);
        var answer = await ReadAsync(stream, limit.Token);
        await limit.CancelAsync();
        await sending;
        return answer;
    }

    // The server may answer and hang up before everything is sent: that is what is being tested.
    private static async Task SendAsync(
        TcpClient client, NetworkStream stream, IEnumerable<byte[]> pieces, TimeSpan pause, bool finish,
        CancellationToken cancellation)
    {
        try
        {
            foreach (var piece in pieces)
            {
                await stream.WriteAsync(piece, cancellation);
                await Task.Delay(pause, cancellation);
            }

            if (finish)
            {
                client.Client.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException)
        {
        }
    }

    private static async Task<RawAnswer> ReadAsync(NetworkStream stream, CancellationToken cancellation)
    {
        var bytes = new List<byte>();
        var buffer = new byte[16384];
        try
        {
            while (bytes.Count < AnswerBytesMax && !RawAnswer.IsComplete(bytes))
            {
                var count = await stream.ReadAsync(buffer, cancellation);
                if (count == 0)
                {
                    break;
                }

                bytes.AddRange(buffer.AsSpan(0, count));
            }
        }
        catch (IOException)
        {
        }

        return RawAnswer.Parse(bytes);
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Chunk(string text) =>
        Bytes(text.Length.ToString("x", CultureInfo.InvariantCulture) + $"\r\n{text}\r\n");
}
