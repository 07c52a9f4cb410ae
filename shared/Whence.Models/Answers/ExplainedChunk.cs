using Whence.Engine.Attribution;

namespace Whence.Models.Answers;

/// <summary>One chunk of an answer.</summary>
/// <param name="Text">Its text.</param>
/// <param name="StartChar">Where it starts in the answer, in UTF-16 code units.</param>
/// <param name="EndChar">Where it ends, exclusive.</param>
/// <param name="Attribution">Its concepts and its residual.</param>
/// <param name="Tokens">Its tokens in order of position.</param>
public sealed record ExplainedChunk(
    string Text,
    int StartChar,
    int EndChar,
    ChunkAttribution Attribution,
    IReadOnlyList<ExplainedToken> Tokens);
