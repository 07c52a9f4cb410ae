using Whence.Contracts.Payloads;

namespace Whence.Generations.Coordination;

/// <summary>The segments by block, with holes where a later block was reported first.</summary>
internal static class SegmentList
{
    /// <summary>Returns the list with a segment in its place, or the same list when it stands there already.</summary>
    public static IReadOnlyList<PayloadReference?> With(
        IReadOnlyList<PayloadReference?> segments, int block, PayloadReference segment)
    {
        if (block < 0 || (block < segments.Count && segments[block] is not null))
        {
            return segments;
        }

        var list = segments.ToList();
        while (list.Count <= block)
        {
            list.Add(null);
        }

        list[block] = segment;
        return list;
    }
}
