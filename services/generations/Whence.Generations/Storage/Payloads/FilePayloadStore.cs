using Whence.Contracts.Payloads;
using Whence.Hosting.Payloads;

namespace Whence.Generations.Storage.Payloads;

/// <summary>Payloads as files: a folder for each generation, a file for each digest. A file appears whole under its
/// name, or not at all.</summary>
internal sealed class FilePayloadStore(string folder) : IPayloadStore
{
    public async Task<PayloadReference> PutAsync(
        Guid generationId, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var reference = PayloadDigest.Of(content.Span);
        var path = PathOf(generationId, reference);
        if (new FileInfo(path) is { Exists: true } file && file.Length == reference.Length)
        {
            return reference;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await WriteAsync(path, content, cancellation);
        return reference;
    }

    public async Task<byte[]> GetAsync(Guid generationId, PayloadReference reference, CancellationToken cancellation)
    {
        try
        {
            var content = await File.ReadAllBytesAsync(PathOf(generationId, reference), cancellation);
            return PayloadDigest.Check(reference, content);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new PayloadException($"The payload {reference.Digest} is missing.");
        }
    }

    // Hexadecimal digits only: no path can be smuggled in by a digest.
    private string PathOf(Guid generationId, PayloadReference reference) =>
        Path.Combine(folder, generationId.ToString("N"), PayloadDigest.Hex(reference));

    private static async Task WriteAsync(
        string path, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var draft = $"{path}.{Guid.NewGuid():N}.draft";
        try
        {
            await using (var stream = new FileStream(draft, FileMode.CreateNew, FileAccess.Write))
            {
                await stream.WriteAsync(content, cancellation);
                stream.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
