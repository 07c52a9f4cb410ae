namespace Whence.Vectors.Embedded;

/// <summary>Keeps the best rows of all that are offered.</summary>
internal sealed class TopRows(int capacity)
{
    private readonly PriorityQueue<int, Rank> _worstFirst = new();

    /// <summary>Gets the score that a row has to reach: once full, that of the worst.</summary>
    public float Floor { get; private set; } = float.NegativeInfinity;

    public void Offer(int row, float score)
    {
        var rank = new Rank(score, row);
        if (_worstFirst.Count < capacity)
        {
            _worstFirst.Enqueue(row, rank);
        }
        else
        {
            _worstFirst.EnqueueDequeue(row, rank);
        }

        if (_worstFirst.Count == capacity && _worstFirst.TryPeek(out _, out var worst))
        {
            Floor = worst.Score;
        }
    }

    /// <summary>Returns the rows, the best first.</summary>
    public Rank[] Ordered() =>
        [.. _worstFirst.UnorderedItems.Select(item => item.Priority).OrderDescending()];
}
