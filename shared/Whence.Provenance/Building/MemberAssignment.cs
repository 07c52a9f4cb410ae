using Whence.Corpora;
using Whence.Provenance.Banks;
using Whence.Provenance.Vectors;
using Whence.Representations.Exemplars;
using Whence.Tensors.Kernels;
using Whence.Tensors.Threading;

namespace Whence.Provenance.Building;

/// <summary>Turns the vectors of documents into members of prototypes.</summary>
internal sealed class MemberAssignment
{
    private readonly ExemplarCalibration _calibration;
    private readonly BankParts _parts;
    private readonly LeaderClustering _clustering;

    public MemberAssignment(WorkerPool pool, BankParts parts, ExemplarCalibration calibration, int prototypesMax)
    {
        (_parts, _calibration) = (parts, calibration);
        _clustering = new LeaderClustering(pool, calibration.Width, calibration.Threshold, prototypesMax);
        var vector = new ushort[calibration.Width];
        for (var prototype = 0; prototype < parts.Exemplars.Count; prototype++)
        {
            parts.Vectors.Read(parts.Exemplars.Read(prototype), vector);
            _clustering.Restore(Units(vector));
        }
    }

    public int Prototypes => _clustering.Count;

    public void Add(IReadOnlyList<CorpusDocument> documents, TrainingVectors vectors, int firstDocument)
    {
        var (prototypes, distances) = (new int[vectors.Count], new float[vectors.Count]);
        foreach (var row in _clustering.Assign(Units(vectors.Values), prototypes, distances))
        {
            _parts.Exemplars.Append([_parts.Members.Count + row]);
        }

        var members = new BankMember[vectors.Count];
        var next = 0;
        foreach (var (document, places) in vectors.Documents.Index())
        {
            foreach (var place in places)
            {
                members[next] = new BankMember(
                    firstDocument + document, place.Chunk, place.StartChar, place.EndChar, place.Token,
                    prototypes[next], distances[next]);
                next++;
            }

            _parts.Add(documents[document]);
        }

        _parts.Vectors.Append(vectors.Values);
        _parts.Members.Append(members);
    }

    private float[] Units(ReadOnlySpan<ushort> vectors)
    {
        var (width, units) = (_calibration.Width, new float[vectors.Length]);
        Bf16.Widen(vectors, units);
        for (var start = 0; start < units.Length; start += width)
        {
            var row = units.AsSpan(start, width);
            _calibration.Normalize(row.ToArray(), row);
        }

        return units;
    }
}
