namespace Whence.Attribution.GivenTexts;

/// <summary>The answer of <c>POST /internal/force</c>: trace segments, block by block.</summary>
internal sealed record ForceResponse(IReadOnlyList<byte[]> Segments);
