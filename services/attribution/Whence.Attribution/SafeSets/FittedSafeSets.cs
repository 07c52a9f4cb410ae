using Whence.Attribution.Readings;
using Whence.Representations.SafeSets;

namespace Whence.Attribution.SafeSets;

/// <summary>What the model made of the safe sets that were used last. A version never changes, so neither does what is
/// learnt from it.</summary>
internal sealed class FittedSafeSets(AttributionModel model, TextReadings readings)
{
    // Each holds a vector of every prompt and a square of the width.
    private const int HeldMax = 4;

    private readonly Lock _lock = new();
    private readonly LinkedList<(StoredSafeSet Key, SafeSet Set)> _held = new();

    /// <summary>Reads a request beside a safe set, learning the set first when it is not at hand.</summary>
    /// <exception cref="Whence.Hosting.Problems.ApiException">All places to read are taken.</exception>
    public (SafeSet Set, SafeSetReading Reading) Check(
        StoredSafeSet stored, string prompt, CancellationToken cancellation) => readings.Run(denoiser =>
    {
        var set = Held(stored);
        if (set is null)
        {
            var options = new SafeSetOptions { Seed = stored.Content.Seed };
            set = SafeSet.Fit(model.Package, denoiser, stored.Content.Prompts, options, cancellation);
            Hold(stored, set);
        }

        return (set, set.Check([prompt], cancellation)[0]);
    });

    private SafeSet? Held(StoredSafeSet stored)
    {
        lock (_lock)
        {
            for (var node = _held.First; node is not null; node = node.Next)
            {
                if (IsSame(node.Value.Key, stored))
                {
                    _held.Remove(node);
                    _held.AddFirst(node);
                    return node.Value.Set;
                }
            }

            return null;
        }
    }

    private void Hold(StoredSafeSet stored, SafeSet set)
    {
        lock (_lock)
        {
            _held.AddFirst((stored, set));
            if (_held.Count > HeldMax)
            {
                _held.RemoveLast();
            }
        }
    }

    private static bool IsSame(StoredSafeSet one, StoredSafeSet other) =>
        (one.Tenant, one.Name, one.Version) == (other.Tenant, other.Name, other.Version);
}
