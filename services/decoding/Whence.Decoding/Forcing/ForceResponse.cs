namespace Whence.Decoding.Forcing;

/// <summary>The trace of a given text.</summary>
/// <param name="Segments">A segment for each block, as docs/TRACE.md describes them.</param>
internal sealed record ForceResponse(IReadOnlyList<byte[]> Segments);
