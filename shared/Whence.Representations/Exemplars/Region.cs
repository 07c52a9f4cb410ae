using Whence.Engine.Randomness;
using Whence.Representations.Embeddings;
using Whence.Representations.LinearAlgebra;
using Whence.Tensors.Kernels;

namespace Whence.Representations.Exemplars;

/// <summary>A region while it grows.</summary>
internal sealed class Region(int index, VectorOrigin origin, float[] vector, ExemplarOptions options)
{
    private readonly float[] _sum = new float[vector.Length];
    private readonly List<RegionMember> _closest = [];
    private readonly List<RegionMember> _farthest = [];
    private readonly List<RegionMember> _sample = [];
    private int _count;
    private double _distances;
    private double _squares;

    public void Add(ReadOnlySpan<float> unit, VectorOrigin memberOrigin, double distance)
    {
        var member = new RegionMember(memberOrigin, distance);
        Elementwise.Add(unit, _sum);
        _distances += distance;
        _squares += distance * distance;
        Keep(_closest, member, other => other.Distance <= distance);
        Keep(_farthest, member, other => other.Distance >= distance);
        Sample(member);
        _count++;
    }

    public Exemplar Build()
    {
        var mean = (float[])_sum.Clone();
        UnitVectors.Normalize(mean);
        var coherence = Math.Min(1, Math.Sqrt(Elementwise.SumOfSquares(_sum)) / _count);
        return new Exemplar(
            origin, vector, mean, _count, coherence, _distances, _squares, [.. _closest], [.. _farthest],
            [.. _sample]);
    }

    // A sorted list; among equals the earlier member stays in front.
    private void Keep(List<RegionMember> list, RegionMember member, Func<RegionMember, bool> isBefore)
    {
        var place = list.FindLastIndex(other => isBefore(other)) + 1;
        if (place < options.Extremes)
        {
            list.Insert(place, member);
            if (list.Count > options.Extremes)
            {
                list.RemoveAt(options.Extremes);
            }
        }
    }

    // Vitter's algorithm R (1985): member n, counted from 0, replaces a kept one with chance size / (n + 1).
    private void Sample(RegionMember member)
    {
        if (_sample.Count < options.SampleSize)
        {
            _sample.Add(member);
            return;
        }

        var slot = (int)(CounterRandom.Uniform(options.Seed, index, _count) * (_count + 1));
        if (slot < options.SampleSize)
        {
            _sample[slot] = member;
        }
    }
}
