using System.IO.Compression;

namespace Whence.Corpora.Reading;

/// <summary>Decompresses a file so that one that was cut off shows.</summary>
/// <remarks>
/// The framework takes the end of a truncated file for the end of its content. So another member, which holds a known
/// trailer, is put behind the file: only a whole file lets it through.
/// </remarks>
internal static class GzipContent
{
    public static readonly byte[] Trailer = [.. "whole-file-read"u8];

    private static readonly byte[] Magic = [0x1f, 0x8b];

    public static bool StartsWithMagic(FileStream file)
    {
        Span<byte> start = stackalloc byte[Magic.Length];
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return start[..read].SequenceEqual(Magic);
    }

    /// <summary>Returns the content, followed by the trailer where the file is whole.</summary>
    public static Stream Open(FileStream file)
    {
        var member = new MemoryStream();
        using (var gzip = new GZipStream(member, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Trailer);
        }

        member.Position = 0;
        return new GZipStream(new ConcatenatedStream(file, member), CompressionMode.Decompress);
    }
}
