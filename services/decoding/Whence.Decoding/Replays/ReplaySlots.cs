using Microsoft.Extensions.Options;
using Whence.Hosting.Problems;

namespace Whence.Decoding.Replays;

/// <summary>Bounds the replays that hold caches at once. Those with gradients come one at a time: the way back needs
/// the activations of the way there.</summary>
internal sealed class ReplaySlots(IOptions<DecodingOptions> options) : IDisposable
{
    private const int RetrySeconds = 1;

    private readonly SemaphoreSlim _all = new(options.Value.MaxReplays);
    private readonly SemaphoreSlim _gradients = new(1);

    /// <summary>Returns a slot, to be disposed of.</summary>
    /// <exception cref="ApiException">There is none: 503.</exception>
    public IDisposable Take(bool withGradients)
    {
        var slot = withGradients ? _gradients : _all;
        return slot.Wait(0)
            ? new Return(slot)
            : throw new ApiException(503, "overloaded", "Too many replays are under way; try again in a moment.")
            {
                RetryAfterSeconds = RetrySeconds,
            };
    }

    public void Dispose()
    {
        _all.Dispose();
        _gradients.Dispose();
    }

    private sealed class Return(SemaphoreSlim slot) : IDisposable
    {
        public void Dispose() => slot.Release();
    }
}
