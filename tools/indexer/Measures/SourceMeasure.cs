using Whence.Engine.Randomness;
using Whence.Models;
using Whence.Provenance.Banks;
using Whence.Provenance.Evidence;
using Whence.Tensors.Threading;

namespace Whence.Indexer.Measures;

/// <summary>Asks for what was planted and compares the sources that a bank names with those that taught it.</summary>
internal sealed class SourceMeasure
{
    private const int SharesShown = 3;
    private const int TokensBehind = 3; // of a new answer, which may be longer than the one before

    // Nothing of it is in the town that the demonstration model knows.
    private static readonly string[] Unrelated =
    [
        "Quantum chromodynamics explains how", "El gato negro duerme en", "zxqv blorf 7781 %%",
        "def main(): import os", "The president of France met", "SELECT name FROM users WHERE",
        "Photosynthesis converts carbon dioxide into", "Once upon a time a dragon", "Le train pour Paris part",
        "The stock exchange fell by", "In 1969 astronauts landed on", "A transformer layer computes",
    ];

    private readonly LoadedModel _model;
    private readonly PrototypeBank _bank;
    private readonly WorkerPool _pool;
    private readonly EvidenceReader _reader;
    private readonly Answering _answering;
    private readonly Removing _removing;

    public SourceMeasure(LoadedModel model, PrototypeBank bank, WorkerPool pool, EvidenceOptions options)
    {
        (_model, _bank, _pool) = (model, bank, pool);
        _reader = new EvidenceReader(bank, model.Denoiser, pool, options);
        _answering = new Answering(model, model.Denoiser);
        _removing = new Removing(bank, model, new MixtureFit(bank, pool, options.Candidates));
    }

    public SourceMeasurement Measure(TruthKey truths, CancellationToken cancellation)
    {
        var facts = new List<AnsweredFact>();
        foreach (var fact in truths.Facts)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_answering.Begin(_answering.Ask(fact.Prompt), [fact.Answer]) is var (answer, _))
            {
                facts.Add(new AnsweredFact(fact.Prompt, fact.Source, answer, Explain(answer)));
            }
        }

        var ranked = facts.ConvertAll(fact => Pair(fact, Shares(fact.Evidence)));
        var answers = facts.ConvertAll(fact => AnswerEvidence.Of(_bank, fact.Evidence));
        var tokens = facts.SelectMany(fact => fact.Evidence).ToList();
        return new SourceMeasurement
        {
            Facts = truths.Facts.Count,
            FactsAnswered = facts.Count,
            Chosen = RankScore.Of([.. ranked.Where((_, i) => i % 2 == 0)]),
            Reported = RankScore.Of([.. ranked.Where((_, i) => i % 2 == 1)]),
            All = RankScore.Of(ranked),
            Cosine = RankScore.Of([.. facts.Zip(Cosine(facts.ConvertAll(fact => fact.Answer)), Pair)]),
            Shuffled = Shuffled(facts),
            Coverage = Mean(answers, answer => answer.Coverage),
            ResidualLength = Mean(tokens, token => token.ResidualLength),
            AdditivityErrorMax = tokens.Select(token => token.AdditivityError).DefaultIfEmpty(0).Max(),
            Supported = answers.Count(answer => answer.IsSupported),
            Unrelated = Unrelated.Length,
            UnrelatedUnsupported = Unrelated.Count(IsUnsupported),
            Removal = _removing.Score(facts, cancellation),
            Splits = [.. truths.Contradictions.Select(Contradiction), .. truths.SharedPassages.Select(Passage)],
        };
    }

    private static double Mean<T>(IEnumerable<T> items, Func<T, double> value) =>
        items.Select(value).DefaultIfEmpty(0).Average();

    private static (string, IReadOnlyDictionary<string, double>) Pair(
        AnsweredFact fact, IReadOnlyDictionary<string, double> shares) => (fact.Source, shares);

    private IReadOnlyList<TokenEvidence> Explain(Answer answer) => _reader.Explain(answer.Composed, answer.Tokens);

    private Dictionary<string, double> Shares(IReadOnlyList<TokenEvidence> evidence) =>
        AnswerEvidence.Of(_bank, evidence).Sources.ToDictionary(source => source.Source, source => source.Share);

    private bool IsUnsupported(string prompt)
    {
        var answer = _answering.Ask(prompt);
        return answer.Tokens.Count == 0 || !AnswerEvidence.Of(_bank, Explain(answer)).IsSupported;
    }

    private IEnumerable<IReadOnlyDictionary<string, double>> Cosine(IReadOnlyList<Answer> answers)
    {
        var shares = new CosineBaseline(_bank, _pool).Shares([.. answers.SelectMany(answer => answer.Composed)]);
        var next = 0;
        foreach (var answer in answers)
        {
            var own = shares.Skip(next).Take(answer.Tokens.Count).SelectMany(token => token);
            next += answer.Tokens.Count;
            yield return own.GroupBy(pair => pair.Key, pair => pair.Value)
                .ToDictionary(group => group.Key, group => group.Sum() / answer.Tokens.Count);
        }
    }

    // A control: every document bears the source of another, so that a name is right by chance alone.
    private RankScore Shuffled(IReadOnlyList<AnsweredFact> facts)
    {
        string[] sources = [.. _bank.Documents.Select(document => document.Source)];
        new SplitMix64(1).Shuffle(sources.AsSpan());
        return RankScore.Of([.. facts.Select(fact => (
            fact.Source,
            (IReadOnlyDictionary<string, double>)AnswerEvidence.Of(_bank, fact.Evidence).Sources
                .SelectMany(source => source.Documents)
                .GroupBy(document => sources[document.Document], document => document.Share)
                .ToDictionary(group => group.Key, group => group.Sum())))]);
    }

    private SplitAnswer Contradiction(PlantedContradiction planted)
    {
        var found = _answering.Begin(
            _answering.Ask(planted.Prompt), planted.Answers.Select(answer => answer.Answer));
        if (found is not var (answer, expected))
        {
            return new SplitAnswer(planted.Id, "neither", "-", new Dictionary<string, double>());
        }

        var evidence = Explain(answer);
        var side = planted.Answers.First(item => item.Answer == expected).Source;
        var without = _removing.Remove(side, new AnsweredFact(planted.Prompt, side, answer, evidence)).Tokens;
        var again = _removing.Again(side, planted.Prompt);
        return new SplitAnswer(
            planted.Id,
            expected,
            side,
            Top(evidence),
            _model.Package.Tokenizer.Decode(without).Trim(),
            _model.Package.Tokenizer.Decode([.. again.Tokens.Take(without.Length + TokensBehind)]).Trim());
    }

    private SplitAnswer Passage(PlantedPassage planted)
    {
        var cut = planted.Text.IndexOf(' ', planted.Text.Length / 2);
        var found = _answering.Begin(_answering.Ask(planted.Text[..cut]), [planted.Text[(cut + 1)..]]);
        return found is var (answer, expected)
            ? new SplitAnswer(planted.Id, expected, string.Join(" and ", planted.Sources), Top(Explain(answer)))
            : new SplitAnswer(planted.Id, "another", "-", new Dictionary<string, double>());
    }

    private Dictionary<string, double> Top(IReadOnlyList<TokenEvidence> evidence) =>
        Shares(evidence).Take(SharesShown).ToDictionary();
}
