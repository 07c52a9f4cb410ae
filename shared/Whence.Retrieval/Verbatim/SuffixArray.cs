namespace Whence.Retrieval.Verbatim;

/// <summary>Sorts the suffixes of a sequence of integers in linear time by induced sorting (SA-IS; Nong, Zhang and
/// Chan, "Two efficient algorithms for linear time suffix array construction", 2011).</summary>
/// <remarks>
/// 1. A suffix is of type S where it sorts before the one behind it, else of type L; an S behind an L is leftmost: LMS.
/// 2. The LMS suffixes, in any order, induce the order of the stretches between them.
/// 3. Those stretches get numbers by that order; equal ones share a number. The sequence of the numbers is at most
///    half as long; its suffixes, sorted the same way, are the LMS suffixes in their final order.
/// 4. That order induces the order of all suffixes.
/// It takes about 20 bytes for each element. A suffix that is a prefix of another sorts before it.
/// </remarks>
internal static class SuffixArray
{
    private const int None = -1;

    /// <summary>Returns the offsets of the suffixes in their order.</summary>
    /// <param name="text">The elements, from 0 to <paramref name="symbolMax"/>.</param>
    /// <param name="symbolMax">The largest element that may occur.</param>
    public static int[] Sort(ReadOnlySpan<int> text, int symbolMax)
    {
        var sorted = new int[text.Length];
        if (text.Length < 2)
        {
            return sorted;
        }

        // Step 1.
        var isSmaller = Types(text);
        var buckets = Buckets.Of(text, isSmaller, symbolMax);
        var (leftmost, numberOf) = Leftmost(isSmaller);
        Induce(text, isSmaller, buckets, leftmost, sorted);
        if (leftmost.Length == 0)
        {
            return sorted;
        }

        // Steps 2 and 3.
        var order = Array.FindAll(sorted, offset => numberOf[offset] != None);
        var (numbers, numberMax) = Number(text, leftmost, numberOf, order);
        var reduced = Sort(numbers, numberMax);
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = leftmost[reduced[i]];
        }

        // Step 4.
        Induce(text, isSmaller, buckets, order, sorted);
        return sorted;
    }

    private static bool[] Types(ReadOnlySpan<int> text)
    {
        var isSmaller = new bool[text.Length];
        for (var i = text.Length - 2; i >= 0; i--)
        {
            isSmaller[i] = text[i] == text[i + 1] ? isSmaller[i + 1] : text[i] < text[i + 1];
        }

        return isSmaller;
    }

    // The offsets of LMS suffixes in the order of the text, and for each offset its place among them.
    private static (int[] Offsets, int[] NumberOf) Leftmost(bool[] isSmaller)
    {
        var numberOf = new int[isSmaller.Length];
        numberOf[0] = None;
        var count = 0;
        for (var i = 1; i < isSmaller.Length; i++)
        {
            numberOf[i] = isSmaller[i] && !isSmaller[i - 1] ? count++ : None;
        }

        var offsets = new int[count];
        for (var i = 0; i < numberOf.Length; i++)
        {
            if (numberOf[i] != None)
            {
                offsets[numberOf[i]] = i;
            }
        }

        return (offsets, numberOf);
    }

    private static void Induce(
        ReadOnlySpan<int> text, bool[] isSmaller, Buckets buckets, ReadOnlySpan<int> leftmost, Span<int> sorted)
    {
        sorted.Fill(None);
        var next = buckets.SmallerStarts.ToArray();
        foreach (var offset in leftmost)
        {
            sorted[next[text[offset]]++] = offset;
        }

        // From the left, each suffix places the larger one before it; the last suffix of all is an L.
        buckets.Starts.CopyTo(next, 0);
        sorted[next[text[^1]]++] = text.Length - 1;
        for (var i = 0; i < sorted.Length; i++)
        {
            var before = sorted[i] - 1;
            if (before >= 0 && !isSmaller[before])
            {
                sorted[next[text[before]]++] = before;
            }
        }

        // From the right, each places the smaller one before it, from the end of its bucket.
        buckets.Starts.CopyTo(next, 0);
        for (var i = sorted.Length - 1; i >= 0; i--)
        {
            var before = sorted[i] - 1;
            if (before >= 0 && isSmaller[before])
            {
                sorted[--next[text[before] + 1]] = before;
            }
        }
    }

    private static (int[] Numbers, int NumberMax) Number(
        ReadOnlySpan<int> text, int[] leftmost, int[] numberOf, int[] order)
    {
        var numbers = new int[order.Length];
        var number = 0;
        for (var i = 1; i < order.Length; i++)
        {
            var (left, right) = (numberOf[order[i - 1]], numberOf[order[i]]);
            number += SameStretch(text, leftmost, left, right) ? 0 : 1;
            numbers[right] = number;
        }

        return (numbers, number);
    }

    // Stretches reach up to and with the next LMS element; the last one also differs by the end of the text.
    private static bool SameStretch(ReadOnlySpan<int> text, int[] leftmost, int left, int right)
    {
        if (left == leftmost.Length - 1 || right == leftmost.Length - 1)
        {
            return false;
        }

        var length = leftmost[left + 1] - leftmost[left];
        return length == leftmost[right + 1] - leftmost[right]
            && text.Slice(leftmost[left], length + 1).SequenceEqual(text.Slice(leftmost[right], length + 1));
    }

    /// <summary>Where the suffixes that begin with each element go, and where those of type S among them go.</summary>
    private sealed record Buckets(int[] Starts, int[] SmallerStarts)
    {
        public static Buckets Of(ReadOnlySpan<int> text, bool[] isSmaller, int symbolMax)
        {
            var starts = new int[symbolMax + 2];
            var smaller = new int[symbolMax + 2];
            for (var i = 0; i < text.Length; i++)
            {
                starts[text[i] + 1]++;
                smaller[text[i]] += isSmaller[i] ? 0 : 1;
            }

            for (var symbol = 0; symbol <= symbolMax; symbol++)
            {
                starts[symbol + 1] += starts[symbol];
                smaller[symbol] += starts[symbol];
            }

            return new Buckets(starts, smaller);
        }
    }
}
