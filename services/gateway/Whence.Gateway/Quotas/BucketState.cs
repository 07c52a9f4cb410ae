namespace Whence.Gateway.Quotas;

/// <summary>What is left of a tenant's requests.</summary>
/// <param name="Admitted">Whether this request was counted.</param>
/// <param name="Limit">Requests a minute.</param>
/// <param name="Remaining">Requests that would be admitted now.</param>
/// <param name="UntilNext">How long until one more is admitted; zero when one is.</param>
/// <param name="UntilFull">How long until nothing is used up any more.</param>
internal readonly record struct BucketState(
    bool Admitted, int Limit, int Remaining, TimeSpan UntilNext, TimeSpan UntilFull);
