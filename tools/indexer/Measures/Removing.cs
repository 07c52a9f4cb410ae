using Whence.Models;
using Whence.Provenance.Banks;
using Whence.Provenance.Evidence;
using Whence.Provenance.Exclusions;

namespace Whence.Indexer.Measures;

/// <summary>Takes sources out of answers, on the frozen trajectory and by generating anew.</summary>
internal sealed class Removing(PrototypeBank bank, LoadedModel model, MixtureFit mixtures)
{
    private readonly Dictionary<string, ReducedBank> _without = new(StringComparer.Ordinal);
    private readonly string[] _sources = [.. bank.Documents.Select(document => document.Source).Distinct().Order()];

    /// <summary>Takes the source of each answer out, and another one as a control.</summary>
    public RemovalScore Score(IReadOnlyList<AnsweredFact> facts, CancellationToken cancellation)
    {
        var score = new RemovalScore(facts.Count, 0, 0, 0, 0, 0);
        foreach (var fact in facts)
        {
            cancellation.ThrowIfCancellationRequested();
            var control = _sources[(Array.IndexOf(_sources, fact.Source) + 1) % _sources.Length];
            var (own, other) = (Remove(fact.Source, fact), Remove(control, fact));
            score = score with
            {
                Changed = score.Changed + (own.Changed ? 1 : 0),
                ControlChanged = score.ControlChanged + (other.Changed ? 1 : 0),
                AnsweredOtherwise = score.AnsweredOtherwise + (IsAnswered(fact.Source, fact) ? 0 : 1),
                ControlAnsweredOtherwise = score.ControlAnsweredOtherwise + (IsAnswered(control, fact) ? 0 : 1),
                ErrorMax = Math.Max(score.ErrorMax, Math.Max(own.Error, other.Error)),
            };
        }

        return score;
    }

    /// <summary>Takes a source out of an answer: the tokens that come first then, whether any is another, and how far
    /// the closed form is off.</summary>
    public (int[] Tokens, bool Changed, double Error) Remove(string source, AnsweredFact fact)
    {
        var (reduced, answer) = (Without(source), fact.Answer);
        var (head, tokens, worst) = (new float[bank.Width], new int[answer.Tokens.Count], 0.0);
        for (var i = 0; i < tokens.Length; i++)
        {
            var (token, evidence) = (answer.Tokens[i], fact.Evidence[i]);
            var logits = Logits(reduced.Remove(answer.Composed[i], evidence));
            model.Denoiser.HeadRow(token, head);
            worst = Math.Max(worst, Math.Abs(evidence.Logit + reduced.LogitChange(evidence, head) - logits[token]));
            tokens[i] = Array.IndexOf(logits, logits.Max());
        }

        return (tokens, !tokens.SequenceEqual(answer.Tokens), worst);
    }

    /// <summary>Answers a prompt anew without a source.</summary>
    public Answer Again(string source, string prompt)
    {
        using var denoiser = new ExcludingDenoiser(model.Denoiser, Without(source), mixtures);
        return new Answering(model, denoiser).Ask(prompt);
    }

    private bool IsAnswered(string source, AnsweredFact fact) =>
        Again(source, fact.Prompt).Text.TrimStart().StartsWith(fact.Answer.Text, StringComparison.Ordinal);

    private ReducedBank Without(string source)
    {
        if (!_without.TryGetValue(source, out var reduced))
        {
            reduced = new ReducedBank(bank, new Exclusion { Sources = new HashSet<string> { source } });
            _without[source] = reduced;
        }

        return reduced;
    }

    private float[] Logits(float[] composed)
    {
        var logits = new float[model.Package.Config.VocabularySize];
        model.Denoiser.Logits(composed, 1, logits);
        return logits;
    }
}
