using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Whence.Hosting.Problems;

namespace Whence.Tokenization.Texts;

/// <summary>Bounds the processor time of texts: as many at once as there are slots, and a queue of limited length.
/// A text is bounded by its bytes, so no request can hold a slot for long.</summary>
internal sealed class WorkSlots : IDisposable
{
    private const int RetrySeconds = 1;

    private readonly ConcurrencyLimiter _limiter;

    public WorkSlots(IOptions<TokenizationOptions> options)
    {
        var wanted = options.Value.ParallelMax;
        _limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = wanted > 0 ? wanted : Math.Max(1, Environment.ProcessorCount / 2),
            QueueLimit = options.Value.WaitingMax,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
    }

    public async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellation)
    {
        using var lease = await _limiter.AcquireAsync(1, cancellation);
        return lease.IsAcquired
            ? await Task.Run(work, cancellation)
            : throw new ApiException(503, "overloaded", "Too many texts are being tokenized; try again in a second.")
            {
                RetryAfterSeconds = RetrySeconds,
            };
    }

    public void Dispose() => _limiter.Dispose();
}
