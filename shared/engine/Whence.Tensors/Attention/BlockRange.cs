namespace Whence.Tensors.Attention;

/// <summary>The attention blocks of positions [first, positions); the last one may be cut short.</summary>
internal readonly struct BlockRange(int first, int positions, int blockSize)
{
    public Enumerator GetEnumerator() => new(first, positions, blockSize);

    internal struct Enumerator(int first, int positions, int blockSize)
    {
        private int _next = first;

        public (int Start, int End) Current { get; private set; }

        public bool MoveNext()
        {
            if (_next >= positions)
            {
                return false;
            }

            Current = (_next, Math.Min(_next + blockSize, positions));
            _next = Current.End;
            return true;
        }
    }
}
