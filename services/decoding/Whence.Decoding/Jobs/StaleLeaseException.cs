namespace Whence.Decoding.Jobs;

/// <summary>The job is no longer ours: drop the work, whoever has it now does it.</summary>
internal sealed class StaleLeaseException(Guid generationId, long fencing)
    : Exception($"Claim {fencing} of generation {generationId} is over; its work is dropped.");
