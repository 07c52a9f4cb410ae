using System.IO.Compression;
using System.Text;

namespace Whence.Corpora.Tests;

internal static class CorpusFiles
{
    public static void WriteGzip(string path, string text)
    {
        using var stream = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
