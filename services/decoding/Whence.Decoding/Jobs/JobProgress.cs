using Whence.Contracts.Payloads;
using Whence.Hosting.Messaging;

namespace Whence.Decoding.Jobs;

/// <summary>How far a job is.</summary>
/// <param name="Checkpoint">Where another worker would go on.</param>
/// <param name="StepsDone">Its step.</param>
/// <param name="GeneratedTokens">The tokens committed.</param>
/// <param name="Cost">The positions computed.</param>
/// <param name="Segments">The segments of the blocks done, or null where they are as before.</param>
/// <param name="Messages">What is told in the same transaction.</param>
internal sealed record JobProgress(
    byte[] Checkpoint,
    int StepsDone,
    int GeneratedTokens,
    long Cost,
    IReadOnlyList<PayloadReference>? Segments,
    IReadOnlyList<OutgoingMessage> Messages);
