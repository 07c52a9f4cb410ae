using System.Text.Json;
using Whence.Hosting.Http;

namespace Whence.Generations.Runs;

/// <summary>Writes what is sent piece by piece, as whole answers are written.</summary>
internal static class Wire
{
    public static byte[] Bytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, ApiJson.Options);
}
