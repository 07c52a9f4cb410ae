namespace Whence.Tensors.Attention;

/// <summary>The attention blocks of a sequence; the last one may be cut short.</summary>
internal readonly struct BlockRange(int positions, int blockSize)
{
    public Enumerator GetEnumerator() => new(positions, blockSize);

    internal struct Enumerator(int positions, int blockSize)
    {
        private int _next;

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
