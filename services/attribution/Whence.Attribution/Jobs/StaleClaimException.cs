namespace Whence.Attribution.Jobs;

/// <summary>Another worker has claimed the explanation since, or it has ended.</summary>
internal sealed class StaleClaimException(Guid id, long fencing)
    : Exception($"Claim {fencing} of explanation {id} is not the latest.");
