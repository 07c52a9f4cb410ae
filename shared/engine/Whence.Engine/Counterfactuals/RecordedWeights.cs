using Whence.Engine.Concepts;
using Whence.Engine.Cpu;
using Whence.Engine.Denoising;

namespace Whence.Engine.Counterfactuals;

/// <summary>
/// The weights of concepts at some commits: from the readout where that names every concept that counts, from the heads
/// once more where it does not.
/// </summary>
/// <param name="denoiser">The model.</param>
/// <param name="readout">The readout of the whole trace, or null.</param>
/// <param name="targets">Rows of the readout.</param>
/// <param name="hidden">[targets, width].</param>
internal sealed class RecordedWeights(
    IDenoiser denoiser, ConceptReadout? readout, IReadOnlyList<int> targets, float[] hidden)
{
    /// <summary>Returns the weights of concepts under edits: [targets, concepts].</summary>
    public float[] Of(ConceptKind kind, int[] concepts, EditOptions edits)
    {
        var weights = new float[targets.Count * concepts.Length];
        if (!Suffices(kind))
        {
            denoiser.Weights(kind, hidden, targets.Count, edits, concepts, weights);
            return weights;
        }

        var changes = edits.Of(kind).ToDictionary(edit => edit.Concept);
        for (var row = 0; row < targets.Count; row++)
        {
            for (var i = 0; i < concepts.Length; i++)
            {
                var weight = Read(kind, targets[row], concepts[i]);
                weights[(row * concepts.Length) + i] =
                    changes.TryGetValue(concepts[i], out var edit) ? edit.Of(weight) : weight;
            }
        }

        return weights;
    }

    /// <summary>Returns every concept that may count at some target, without edits.</summary>
    public IReadOnlyCollection<int> Counting(ConceptKind kind) => Suffices(kind)
        ? [.. targets.SelectMany(target => Ids(kind, target).ToArray()).Distinct()]
        : [.. Enumerable.Range(0, Head(kind).Concepts)];

    // A sparse head counts its top-k alone: when the readout holds all of these, any other weight is zero.
    private bool Suffices(ConceptKind kind) => readout is not null && Head(kind).ReportsAll;

    private HeadOptions Head(ConceptKind kind) => HeadOptions.For(denoiser.Config.Concepts, kind);

    private float Read(ConceptKind kind, int target, int concept)
    {
        var ids = Ids(kind, target);
        var place = ids.IndexOf(concept);
        var logits = kind == ConceptKind.Known ? readout!.KnownLogits : readout!.DiscoveredLogits;
        return place < 0 ? 0 : 1 / (1 + MathF.Exp(-logits[(target * ids.Length) + place]));
    }

    private ReadOnlySpan<int> Ids(ConceptKind kind, int target) => kind == ConceptKind.Known
        ? readout!.KnownIds.AsSpan(target * readout.KnownTop, readout.KnownTop)
        : readout!.DiscoveredIds.AsSpan(target * readout.DiscoveredTop, readout.DiscoveredTop);
}
