using System.Buffers;

namespace Whence.Text.Merging;

/// <summary>
/// Merges a long piece in O(n log n): a linked list of parts and a heap of candidate merges.
/// </summary>
/// <remarks>
/// 1. Every neighbour pair with a rank enters the heap, ordered by rank and then by position.
/// 2. The top is skipped when the pair at that position has changed since; otherwise the two parts become one.
/// 3. The pairs on both sides of the new part enter the heap with their new ranks.
/// </remarks>
internal static class LongMerger
{
    public static void Merge(BytePairEncoding encoding, ReadOnlySpan<byte> piece, List<int> ids)
    {
        var rented = ArrayPool<int>.Shared.Rent(3 * (piece.Length + 1));
        var chain = new PartChain(encoding, piece, rented.AsSpan(0, 3 * (piece.Length + 1)));

        // Step 1.
        var heap = new MergeHeap(piece.Length);
        for (var part = 0; part < piece.Length; part++)
        {
            heap.PushRanked(chain.Rank(part), part);
        }

        while (heap.TryPop(out var rank, out var part))
        {
            // Step 2.
            if (chain.Rank(part) == rank)
            {
                var before = chain.Join(part);

                // Step 3.
                heap.PushRanked(chain.Rank(part), part);
                if (before >= 0)
                {
                    heap.PushRanked(chain.Rank(before), before);
                }
            }
        }

        chain.AppendIds(ids);
        ArrayPool<int>.Shared.Return(rented);
    }
}
