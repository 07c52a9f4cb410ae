using Whence.Engine.Randomness;

namespace Whence.Provenance.Building;

/// <summary>A uniform sample of a stream (Vitter's algorithm R, 1985).</summary>
internal sealed class Reservoir<T>(int size, ulong seed)
{
    private readonly List<T> _items = [];
    private int _seen;

    public IReadOnlyList<T> Items => _items;

    public void Offer(T item)
    {
        if (_items.Count < size)
        {
            _items.Add(item);
        }
        else if ((int)(CounterRandom.Uniform(seed, 0, _seen) * (_seen + 1)) is var slot && slot < size)
        {
            _items[slot] = item;
        }

        _seen++;
    }
}
