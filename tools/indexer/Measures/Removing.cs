using Whence.Engine.Denoising;
using Whence.Provenance.Banks;
using Whence.Provenance.Evidence;
using Whence.Provenance.Exclusions;

namespace Whence.Indexer.Measures;

/// <summary>Takes sources out of answers.</summary>
internal sealed class Removing(PrototypeBank bank, IDenoiser denoiser)
{
    private readonly Dictionary<string, ReducedBank> _without = new(StringComparer.Ordinal);
    private readonly string[] _sources = [.. bank.Documents.Select(document => document.Source).Distinct().Order()];

    /// <summary>Takes the source of each answer out, and another one as a control.</summary>
    public RemovalScore Score(
        IReadOnlyList<(string Source, Answer Answer, IReadOnlyList<TokenEvidence> Evidence)> answers)
    {
        var (changed, control, worst) = (0, 0, 0.0);
        foreach (var (source, answer, evidence) in answers)
        {
            var own = Remove(source, answer, evidence);
            var other = _sources[(Array.IndexOf(_sources, source) + 1) % _sources.Length];
            changed += own.Changed ? 1 : 0;
            control += Remove(other, answer, evidence).Changed ? 1 : 0;
            worst = Math.Max(worst, own.Error);
        }

        return new RemovalScore(answers.Count, changed, control, worst);
    }

    /// <summary>Takes a source out of an answer: the tokens that come first then, whether any is another, and how far
    /// the closed form is off.</summary>
    public (int[] Tokens, bool Changed, double Error) Remove(
        string source, Answer answer, IReadOnlyList<TokenEvidence> evidence)
    {
        if (!_without.TryGetValue(source, out var reduced))
        {
            reduced = new ReducedBank(bank, new Exclusion { Sources = new HashSet<string> { source } });
            _without[source] = reduced;
        }

        var (head, tokens, worst) = (new float[bank.Width], new int[answer.Tokens.Count], 0.0);
        for (var i = 0; i < tokens.Length; i++)
        {
            var logits = Logits(reduced.Remove(answer.Composed[i], evidence[i]));
            denoiser.HeadRow(answer.Tokens[i], head);
            var closed = evidence[i].Logit + reduced.LogitChange(evidence[i], head);
            worst = Math.Max(worst, Math.Abs(closed - logits[answer.Tokens[i]]));
            tokens[i] = Array.IndexOf(logits, logits.Max());
        }

        return (tokens, !tokens.SequenceEqual(answer.Tokens), worst);
    }

    private float[] Logits(float[] composed)
    {
        var logits = new float[denoiser.Config.VocabularySize];
        denoiser.Logits(composed, 1, logits);
        return logits;
    }
}
