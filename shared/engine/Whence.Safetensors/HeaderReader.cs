namespace Whence.Safetensors;

/// <summary>
/// Reads a header and accepts only what the format allows: 1. frame the JSON, 2. read it, 3. check that the tensors
/// fill the rest of the file exactly.
/// </summary>
internal static class HeaderReader
{
    public static TensorHeader Parse(ReadOnlySpan<byte> file, string name) => Parse(file, file.Length, name);

    /// <param name="start">The first bytes of the file, at least the header when the file holds it.</param>
    /// <param name="fileLength">The length of the whole file in bytes.</param>
    /// <param name="file">The name for messages.</param>
    public static TensorHeader Parse(ReadOnlySpan<byte> start, long fileLength, string file)
    {
        // Step 1.
        var json = HeaderFrame.Json(start, fileLength, file);
        // Step 2.
        var document = new HeaderJson(json, file).Read();
        // Step 3.
        var dataStart = HeaderFrame.LengthBytes + json.Length;
        var entries = HeaderLayout.Place(document.Entries, dataStart, fileLength, file);
        return new TensorHeader(entries, document.Metadata);
    }
}
