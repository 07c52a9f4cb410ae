using Whence.Attribution.Readings;
using Whence.Engine.Denoising;
using Whence.Representations.SafeSets;

namespace Whence.Attribution.SafeSets;

/// <summary>What the model made of the safe sets that were used last. A version never changes, so neither does what is
/// learnt from it.</summary>
internal sealed class FittedSafeSets(AttributionModel model, TextReadings readings)
{
    // Each holds a vector of every prompt and a square of the width.
    private const int HeldMax = 4;

    private readonly Lock _lock = new();
    private readonly LinkedList<Entry> _held = new(); // the latest used first

    /// <summary>Reads a request beside a safe set, learning the set first when it is not at hand. It is learnt once
    /// for all who ask meanwhile, and to the end even if they leave.</summary>
    /// <exception cref="Whence.Hosting.Problems.ApiException">All places to read are taken.</exception>
    public async Task<(SafeSet Set, SafeSetReading Reading)> CheckAsync(
        StoredSafeSet stored, string prompt, CancellationToken cancellation)
    {
        var set = await Held(stored).Set.Value.WaitAsync(cancellation);
        return (set, readings.Run(_ => set.Check([prompt], cancellation)[0]));
    }

    private Entry Held(StoredSafeSet stored)
    {
        lock (_lock)
        {
            var entry = _held.FirstOrDefault(entry => IsSame(entry.Key, stored));
            if (entry is null)
            {
                entry = new Entry(stored, FitAsync);
            }
            else
            {
                _held.Remove(entry);
            }

            _held.AddFirst(entry);
            if (_held.Count > HeldMax)
            {
                _held.RemoveLast();
            }

            return entry;
        }
    }

    private async Task<SafeSet> FitAsync(Entry entry)
    {
        try
        {
            return await Task.Run(() => readings.Run(denoiser => Fit(entry.Key, denoiser)));
        }
        catch
        {
            lock (_lock)
            {
                _held.Remove(entry); // the next who asks tries again
            }

            throw;
        }
    }

    private SafeSet Fit(StoredSafeSet stored, IDenoiser denoiser) => SafeSet.Fit(
        model.Package,
        denoiser,
        stored.Content.Prompts,
        new SafeSetOptions { Seed = stored.Content.Seed },
        CancellationToken.None);

    private static bool IsSame(StoredSafeSet one, StoredSafeSet other) =>
        (one.Tenant, one.Name, one.Version) == (other.Tenant, other.Name, other.Version);

    private sealed class Entry
    {
        public Entry(StoredSafeSet key, Func<Entry, Task<SafeSet>> fit)
        {
            Key = key;
            Set = new Lazy<Task<SafeSet>>(() => fit(this));
        }

        public StoredSafeSet Key { get; }

        public Lazy<Task<SafeSet>> Set { get; }
    }
}
