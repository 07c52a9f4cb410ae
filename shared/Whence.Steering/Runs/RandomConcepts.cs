using Whence.Engine.Concepts;
using Whence.Engine.Randomness;
using Whence.Models;
using Whence.Steering.Composing;

namespace Whence.Steering.Runs;

/// <summary>Draws the concepts of a control: steerable, none of those steered, and of none of their groups while the
/// model has others.</summary>
internal sealed class RandomConcepts(ModelPackage package, ulong seed)
{
    /// <summary>Returns another concept for each one, by kind and id; different ones get different ones.</summary>
    /// <exception cref="ModelException">The model has too few concepts.</exception>
    public IReadOnlyDictionary<(ConceptKind Kind, int Concept), int> Draw(IReadOnlyList<ConceptPush> steered)
    {
        var drawn = new Dictionary<(ConceptKind, int), int>();
        foreach (var ofKind in steered.GroupBy(push => push.Kind))
        {
            int[] ids = [.. ofKind.Select(push => push.Concept)];
            var others = Shuffled(ofKind.Key, ids);
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

    private int[] Shuffled(ConceptKind kind, int[] steered)
    {
        var random = new SplitMix64(SplitMix64.Scatter(seed + (ulong)kind));
        if (kind == ConceptKind.Discovered)
        {
            return Shuffle(random, Enumerable.Range(0, package.Config.Concepts.Discovered).Except(steered));
        }

        var groups = steered.Select(id => package.Catalogue.Find(id)?.Group).OfType<string>().ToHashSet();
        var entries = Enumerable.Range(0, package.Config.Concepts.Known).Except(steered)
            .Select(id => package.Catalogue.Describe(id)).Where(entry => entry.IsSteerable)
            .ToLookup(entry => entry.Group is not null && groups.Contains(entry.Group), entry => entry.Id);
        return [.. Shuffle(random, entries[false]), .. Shuffle(random, entries[true])];
    }

    private static int[] Shuffle(SplitMix64 random, IEnumerable<int> ids)
    {
        int[] shuffled = [.. ids];
        random.Shuffle(shuffled.AsSpan());
        return shuffled;
    }
}
