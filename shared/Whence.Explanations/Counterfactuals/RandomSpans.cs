using Whence.Engine.Randomness;

namespace Whence.Explanations.Counterfactuals;

/// <summary>Random spans of the prompt, as many and as long as those that are asked about, and apart from them.
/// </summary>
internal sealed class RandomSpans
{
    private const int Tries = 16;

    private readonly int[] _rest; // positions of text outside of the spans
    private readonly IReadOnlyList<int> _lengths;
    private readonly ulong _seed;

    public RandomSpans(
        IReadOnlyList<int> prompt,
        Func<int, bool> isText,
        IReadOnlyCollection<int> masked,
        CounterfactualQuestion question)
    {
        _rest = [.. Enumerable.Range(0, prompt.Count).Where(position => isText(prompt[position])).Except(masked)];
        _lengths = [.. question.Spans.Select(span => span.EndToken - span.StartToken).OrderDescending()];
        _seed = question.Seed;
    }

    /// <summary>Returns the positions of one set of spans, or null where the rest of the prompt has too few.</summary>
    public int[]? Draw(int draw)
    {
        if (_lengths.Sum() > _rest.Length)
        {
            return null;
        }

        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (Place(draw, attempt) is { } places)
            {
                return [.. places.Select(place => _rest[place]).Order()];
            }
        }

        // Too crowded for whole spans: as many positions from anywhere.
        return [.. _rest
            .OrderBy(position => CounterRandom.Uniform(_seed, draw, (Tries * _lengths.Count) + position))
            .Take(_lengths.Sum())
            .Order()];
    }

    private HashSet<int>? Place(int draw, int attempt)
    {
        var taken = new HashSet<int>();
        for (var i = 0; i < _lengths.Count; i++)
        {
            var uniform = CounterRandom.Uniform(_seed, draw, (attempt * _lengths.Count) + i);
            var start = (int)(uniform * (_rest.Length - _lengths[i] + 1));
            if (!Enumerable.Range(start, _lengths[i]).All(taken.Add))
            {
                return null;
            }
        }

        return taken;
    }
}
