using Whence.Engine.Concepts;
using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;

namespace Whence.Engine.Steering;

/// <summary>Looks after each step at what was decided, and fires rules.</summary>
internal sealed class RuleWatch(IDenoiser denoiser, IReadOnlyList<SteeringRule> rules)
{
    private readonly List<RuleFiring> _firings = [];
    private float[] _logits = [];

    /// <summary>Gets what has fired, in order.</summary>
    public IReadOnlyList<RuleFiring> Firings => _firings;

    /// <summary>Gets the rule that ended the generation, or null.</summary>
    public SteeringRule? Aborted =>
        rules.FirstOrDefault(rule => rule.Abort && _firings.Exists(firing => firing.Rule == rule.Name));

    public void Restore(IEnumerable<RuleFiring> firings) => _firings.AddRange(firings);

    /// <summary>Fires the rules whose concept was in what a step decided; returns what fired now.</summary>
    /// <param name="commits">The commits of the step.</param>
    /// <param name="hidden">The states that decided them.</param>
    /// <param name="committed">Tokens decided so far, these included.</param>
    public IReadOnlyList<RuleFiring> Look(
        IReadOnlyList<Commit> commits, IReadOnlyList<float[]> hidden, int committed)
    {
        var before = _firings.Count;
        var waiting = rules.Where(rule => !_firings.Exists(firing => firing.Rule == rule.Name)).ToList();
        foreach (var ofKind in waiting.GroupBy(rule => rule.Kind))
        {
            var concepts = Score(ofKind.Key, hidden);
            foreach (var rule in ofKind)
            {
                Fire(rule, concepts, commits, committed);
            }
        }

        return _firings[before..];
    }

    private int Score(ConceptKind kind, IReadOnlyList<float[]> hidden)
    {
        var settings = denoiser.Config.Concepts;
        var concepts = kind == ConceptKind.Known ? settings.Known : settings.Discovered;
        if (_logits.Length < hidden.Count * concepts)
        {
            _logits = new float[hidden.Count * concepts];
        }

        denoiser.ConceptLogits(
            kind, hidden.SelectMany(row => row).ToArray(), hidden.Count, _logits.AsSpan(0, hidden.Count * concepts));
        return concepts;
    }

    private void Fire(SteeringRule rule, int concepts, IReadOnlyList<Commit> commits, int committed)
    {
        var strongest = Enumerable.Range(0, commits.Count)
            .MaxBy(row => _logits[(row * concepts) + rule.Concept]);
        var activation = 1 / (1 + MathF.Exp(-_logits[(strongest * concepts) + rule.Concept]));
        if (activation >= rule.Threshold)
        {
            var commit = commits[strongest];
            _firings.Add(new RuleFiring(rule.Name, commit.Step, committed, commit.Position, activation));
        }
    }
}
