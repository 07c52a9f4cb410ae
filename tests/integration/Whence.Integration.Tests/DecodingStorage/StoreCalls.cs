using Whence.Contracts;
using Whence.Contracts.Decoding;
using Whence.Contracts.Payloads;
using Whence.Decoding.Jobs;
using Whence.Hosting.Messaging;

namespace Whence.Integration.Tests.DecodingStorage;

/// <summary>Orders and calls that the tests of job stores share.</summary>
internal static class StoreCalls
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static async Task<List<ClaimedJob>> ClaimAllAsync(JobStoreHost host, string worker)
    {
        var jobs = new List<ClaimedJob>();
        while (await host.Store.ClaimAsync(worker, None) is { } job)
        {
            jobs.Add(job);
        }

        return jobs;
    }

    public static async Task<string> FinishNextAsync(JobStoreHost host)
    {
        var job = (await host.Store.ClaimAsync("w", None))!;
        await host.Store.FinishAsync(job, JobOutcome.Decoded, Cost(job), [], None);
        return job.Tenant;
    }

    public static Task EnqueueAsync(JobStoreHost host, NewJob job) =>
        host.Store.EnqueueAsync(job, Context(job.GenerationId, nameof(DecodeGeneration)), None);

    public static Task CancelAsync(JobStoreHost host, Guid id) =>
        host.Store.CancelAsync(id, Context(id, nameof(CancelDecode)), None);

    public static MessageContext Context(Guid id, string name) =>
        new(MessageIds.From(id, name), new byte[32], Redelivered: false);

    // The cost travels in the length of the request, so that a claim shows it.
    public static NewJob Order(string tenant, long cost = 100) => new(
        Guid.NewGuid(), tenant, Payload(cost), Payload(2), cost, DateTimeOffset.UnixEpoch.AddYears(60), null);

    public static long Cost(ClaimedJob job) => job.Request.Length;

    public static PayloadReference Payload(long length) => new($"sha256:{length:x64}", length);

    public static JobProgress Progress(
        byte[] checkpoint,
        int tokens,
        IReadOnlyList<PayloadReference>? segments,
        IReadOnlyList<OutgoingMessage>? messages = null) =>
        new(checkpoint, tokens, tokens, tokens, segments, messages ?? []);

    public static OutgoingMessage Cancelled(ClaimedJob job) => Cancelled(job.GenerationId);

    public static OutgoingMessage Cancelled(Guid id) => DecodingMessages.Cancelled(id, 0);

    public static OutgoingMessage Block(ClaimedJob job, int block) => DecodingMessages.Block(new BlockCommitted
    {
        GenerationId = job.GenerationId, Block = block, Blocks = 2, Segment = Payload(block), Step = 1, Steps = 2,
    });
}
