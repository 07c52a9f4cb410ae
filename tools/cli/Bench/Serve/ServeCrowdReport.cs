namespace Whence.Cli.Bench.Serve;

/// <summary>What became of many generations that were asked for at once.</summary>
/// <param name="Asked">Generations that were asked for.</param>
/// <param name="Accepted">Those with an id.</param>
/// <param name="OverQuota">Those refused with 429.</param>
/// <param name="Lost">Accepted ones without an end.</param>
/// <param name="Duplicated">Accepted ones with two ends, or two ids for one idempotency key.</param>
/// <param name="Completed">Accepted ones with an answer.</param>
/// <param name="Latency">From the first request of all to the end of each.</param>
internal sealed record ServeCrowdReport(
    int Asked, int Accepted, int OverQuota, int Lost, int Duplicated, int Completed, ServeLatency Latency);
