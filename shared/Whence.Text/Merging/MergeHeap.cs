namespace Whence.Text.Merging;

/// <summary>Orders candidate merges by rank, then by position: a four-way heap of one number per candidate.</summary>
internal sealed class MergeHeap(int capacity)
{
    private const int Arity = 4;

    private ulong[] _keys = new ulong[capacity];
    private int _count;

    /// <summary>Adds the candidate unless it has no rank.</summary>
    public void PushRanked(int rank, int position)
    {
        if (rank == BytePairEncoding.NoRank)
        {
            return;
        }

        if (_count == _keys.Length)
        {
            Array.Resize(ref _keys, 2 * _count);
        }

        SiftUp(_count++, ((ulong)(uint)rank << 32) | (uint)position);
    }

    public bool TryPop(out int rank, out int position)
    {
        rank = 0;
        position = 0;
        if (_count == 0)
        {
            return false;
        }

        rank = (int)(_keys[0] >> 32);
        position = (int)(uint)_keys[0];
        _count--;
        SiftDown(_keys[_count]);
        return true;
    }

    private void SiftUp(int slot, ulong key)
    {
        while (slot > 0 && key < _keys[(slot - 1) / Arity])
        {
            _keys[slot] = _keys[(slot - 1) / Arity];
            slot = (slot - 1) / Arity;
        }

        _keys[slot] = key;
    }

    private void SiftDown(ulong key)
    {
        var slot = 0;
        for (var child = SmallestChild(slot); child < _count && _keys[child] < key; child = SmallestChild(slot))
        {
            _keys[slot] = _keys[child];
            slot = child;
        }

        _keys[slot] = key;
    }

    private int SmallestChild(int slot)
    {
        var first = (slot * Arity) + 1;
        var smallest = first;
        for (var child = first + 1; child < Math.Min(first + Arity, _count); child++)
        {
            if (_keys[child] < _keys[smallest])
            {
                smallest = child;
            }
        }

        return smallest;
    }
}
