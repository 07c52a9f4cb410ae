using Whence.Contracts.Documents;
using Whence.Engine.Replay;

namespace Whence.Recordings;

/// <summary>A generation as it was put together from what is stored of it.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Prompt">The ids of the prompt.</param>
/// <param name="Generation">The trace, without hidden states, and how it was decoded.</param>
/// <param name="Backend">The backend that decoded it.</param>
public sealed record Recording(
    RequestDocument Request, TokensDocument Prompt, RecordedGeneration Generation, string Backend);
