using Whence.Provenance.Banks;
using Whence.Representations.Exemplars;
using Whence.Tensors.Kernels;

namespace Whence.Provenance.Building;

/// <summary>
/// Sorts members by prototype, so that those of one lie together, and takes their means. Memory holds the numbers of
/// one range of prototypes at a time; the members are read once for each range.
/// </summary>
internal sealed class MemberGrouping(BankParts parts, string folder, ExemplarCalibration calibration)
{
    private const int NumbersTogether = 1 << 24;
    private const int RecordsTogether = 1 << 14;

    private readonly int _width = calibration.Width;

    /// <summary>Writes the files and returns how many members no prototype took.</summary>
    public long Write(Action<int, int> report, CancellationToken cancellation)
    {
        using var members = Create<BankMember>(BankFiles.Members);
        using var vectors = Create<ushort>(BankFiles.Vectors, _width);
        using var prototypes = Create<Prototype>(BankFiles.Prototypes);
        using var means = Create<float>(BankFiles.Means, _width);
        var counts = Counts();
        for (var first = 0; first < counts.Length;)
        {
            var (last, total) = (first, 0L);
            while (last < counts.Length && (last == first || total + counts[last] <= NumbersTogether))
            {
                total += counts[last++];
            }

            foreach (var numbers in Numbers(counts, first, last, total))
            {
                cancellation.ThrowIfCancellationRequested();
                var start = members.Count;
                var (mean, coherence, distance) = Copy(numbers, members, vectors);
                means.Append(mean);
                prototypes.Append([new Prototype(start, numbers.Length, coherence, distance)]);
                report((int)prototypes.Count, counts.Length);
            }

            first = last;
        }

        return parts.Members.Count - members.Count;
    }

    private RecordFile<T> Create<T>(string name, int elements = 1)
        where T : unmanaged => RecordFile<T>.Continue(Path.Combine(folder, name), 0, elements);

    private int[] Counts()
    {
        var counts = new int[parts.Exemplars.Count];
        foreach (var (_, prototype) in Assigned())
        {
            counts[prototype]++;
        }

        return counts;
    }

    private IEnumerable<(long Number, int Prototype)> Assigned()
    {
        var buffer = new BankMember[RecordsTogether];
        for (var first = 0L; first < parts.Members.Count; first += RecordsTogether)
        {
            var count = (int)Math.Min(RecordsTogether, parts.Members.Count - first);
            parts.Members.Read(first, buffer.AsSpan(0, count));
            for (var i = 0; i < count; i++)
            {
                if (buffer[i].Prototype >= 0)
                {
                    yield return (first + i, buffer[i].Prototype);
                }
            }
        }
    }

    // The numbers of the members of each prototype of a range, ascending: the exemplar came first.
    private IEnumerable<long[]> Numbers(int[] counts, int first, int last, long total)
    {
        var (sorted, next) = (new long[total], new int[last - first]);
        for (var i = 1; i < next.Length; i++)
        {
            next[i] = next[i - 1] + counts[first + i - 1];
        }

        foreach (var (number, prototype) in Assigned())
        {
            if (prototype >= first && prototype < last)
            {
                sorted[next[prototype - first]++] = number;
            }
        }

        return Enumerable.Range(0, last - first).Select(i => sorted[(next[i] - counts[first + i])..next[i]]);
    }

    private (float[] Mean, float Coherence, float Distance) Copy(
        long[] numbers, RecordFile<BankMember> members, RecordFile<ushort> vectors)
    {
        var (sum, units, distances) = (new double[_width], new double[_width], 0.0);
        var (narrow, wide, unit) = (new ushort[_width], new float[_width], new float[_width]);
        foreach (var number in numbers)
        {
            var member = parts.Members.Read(number);
            parts.Vectors.Read(number, narrow);
            members.Append([member]);
            vectors.Append(narrow);
            Bf16.Widen(narrow, wide);
            calibration.Normalize(wide, unit);
            distances += member.Distance;
            for (var i = 0; i < _width; i++)
            {
                sum[i] += wide[i];
                units[i] += unit[i];
            }
        }

        var count = numbers.Length;
        var coherence = Math.Min(1, Math.Sqrt(units.Sum(value => value * value)) / count);
        return ([.. sum.Select(value => (float)(value / count))], (float)coherence, (float)(distances / count));
    }
}
