using Whence.Engine.Concepts;
using Whence.Engine.Denoising;
using Whence.Engine.Randomness;
using Whence.Models;
using Whence.Steering.Composing;

namespace Whence.Steering.Runs;

/// <summary>
/// Draws the concepts of a control: random ones that have nothing to do with those steered.
/// <list type="number">
/// <item>They may be steered, and are of other groups while the model has any.</item>
/// <item>Their directions are near to orthogonal: embeddings have a common part, by which a random concept raises the
/// words of every other one a little.</item>
/// <item>They share no word of their own with those steered while the model has such.</item>
/// </list>
/// </summary>
internal sealed class RandomConcepts(ModelPackage package, IDenoiser denoiser, ulong seed)
{
    // Bounds the work on catalogues of a hundred thousand concepts.
    private const int CandidatesMin = 128;

    /// <summary>Returns another concept for each one, by kind and id; different ones get different ones.</summary>
    /// <exception cref="ModelException">The model has too few concepts.</exception>
    public IReadOnlyDictionary<(ConceptKind Kind, int Concept), int> Draw(IReadOnlyList<ConceptPush> steered)
    {
        var drawn = new Dictionary<(ConceptKind, int), int>();
        foreach (var ofKind in steered.GroupBy(push => push.Kind))
        {
            int[] ids = [.. ofKind.Select(push => push.Concept)];
            var (strangers, relatives) = Shuffled(ofKind.Key, ids);
            int[] others = [.. Unrelated(ofKind.Key, strangers, ids.Length, steered), .. relatives];
            if (others.Length < ids.Length)
            {
                throw new ModelException(
                    $"{package.Name} has {others.Length} concepts to draw a control of {ids.Length} from; steer " +
                    "fewer.");
            }

            for (var i = 0; i < ids.Length; i++)
            {
                drawn[(ofKind.Key, ids[i])] = others[i];
            }
        }

        return drawn;
    }

    // Those of other groups, and those of the groups that are steered.
    private (int[] Strangers, int[] Relatives) Shuffled(ConceptKind kind, int[] steered)
    {
        var random = new SplitMix64(SplitMix64.Scatter(seed + (ulong)kind));
        if (kind == ConceptKind.Discovered)
        {
            return (Shuffle(random, Enumerable.Range(0, package.Config.Concepts.Discovered).Except(steered)), []);
        }

        var groups = steered.Select(id => package.Catalogue.Find(id)?.Group).OfType<string>().ToHashSet();
        var entries = Enumerable.Range(0, package.Config.Concepts.Known).Except(steered)
            .Select(id => package.Catalogue.Describe(id)).Where(entry => entry.IsSteerable)
            .ToLookup(entry => entry.Group is not null && groups.Contains(entry.Group), entry => entry.Id);
        return (Shuffle(random, entries[false]), Shuffle(random, entries[true]));
    }

    // The half of the candidates that is nearest to orthogonal, those without a common word first; then the other half.
    private IEnumerable<int> Unrelated(ConceptKind kind, int[] shuffled, int wanted, IReadOnlyList<ConceptPush> steered)
    {
        var candidates = shuffled.Take(Math.Max(CandidatesMin, 4 * wanted)).ToList();
        var directions = steered.Select(push => new ConceptDirection(denoiser, push.Kind, push.Concept)).ToList();
        var words = directions.SelectMany(direction => direction.Words()).ToHashSet();
        var near = candidates.Select(id => new ConceptDirection(denoiser, kind, id))
            .OrderBy(candidate => directions.Max(candidate.Alignment))
            .Take((candidates.Count + 1) / 2).ToDictionary(candidate => candidate.Concept);
        return candidates.OrderBy(id => near.TryGetValue(id, out var candidate) ? Rank(candidate.Words(), words) : 2);
    }

    // A direction that raises no token has no strength in logits, so it comes last.
    private static int Rank(IReadOnlyList<int> own, HashSet<int> steered) =>
        own.Count == 0 ? 3 : steered.Overlaps(own) ? 1 : 0;

    private static int[] Shuffle(SplitMix64 random, IEnumerable<int> ids)
    {
        int[] shuffled = [.. ids];
        random.Shuffle(shuffled.AsSpan());
        return shuffled;
    }
}
