using Whence.Engine.Concepts;
using Whence.Engine.Counterfactuals;
using Whence.Engine.Randomness;

namespace Whence.Explanations.Counterfactuals;

/// <summary>
/// Random edits of the same size: the same operations on as many other concepts of each kind that counted, of several
/// sets that are drawn the one whose summed weight comes nearest.
/// </summary>
internal sealed class RandomEdits
{
    private const int Tries = 8;

    private readonly EditOptions _edits;
    private readonly ulong _seed;
    private readonly Dictionary<ConceptKind, (int[] Others, IReadOnlyDictionary<int, double> Weights)> _active = [];

    public RandomEdits(FrozenTrajectory trajectory, EditOptions edits, ulong seed)
    {
        (_edits, _seed) = (edits, seed);
        foreach (var kind in edits.Concepts.Select(edit => edit.Kind).Distinct())
        {
            var weights = trajectory.Active(kind);
            var edited = edits.Of(kind).Select(edit => edit.Concept);
            _active[kind] = ([.. weights.Keys.Except(edited).Order()], weights);
        }
    }

    /// <summary>Returns a set of edits, or null where too few other concepts counted.</summary>
    public EditOptions? Draw(int draw)
    {
        var drawn = new List<ConceptEdit>();
        foreach (var (kind, (others, weights)) in _active)
        {
            var edits = _edits.Of(kind);
            if (others.Length < edits.Count)
            {
                return null;
            }

            var wanted = edits.Sum(edit => weights.GetValueOrDefault(edit.Concept));
            var nearest = Enumerable.Range(0, Tries)
                .Select(attempt => Some(others, edits.Count, draw, ((int)kind * Tries) + attempt))
                .MinBy(set => Math.Abs(set.Sum(concept => weights[concept]) - wanted))!;
            drawn.AddRange(edits.Select((edit, i) => edit with { Concept = nearest[i] }));
        }

        return _edits with { Concepts = drawn };
    }

    // The first places of a shuffle (Fisher and Yates).
    private int[] Some(int[] others, int count, int draw, int attempt)
    {
        var shuffled = (int[])others.Clone();
        for (var i = 0; i < count; i++)
        {
            var uniform = CounterRandom.Uniform(_seed, draw, (attempt * others.Length) + i);
            var j = i + (int)(uniform * (shuffled.Length - i));
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }

        return shuffled[..count];
    }
}
