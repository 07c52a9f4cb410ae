using Whence.Engine.Attribution;
using Whence.Trainer.Corpus;
using Whence.Trainer.Terminal;

namespace Whence.Trainer.Evaluation;

/// <summary>Measures a model on what it was not trained on and on what was planted.</summary>
internal static class Evaluator
{
    private const float Probability = 0.5f;
    private const ulong Seed = 7;
    private const int SampleTokens = 128;
    private const int ContributionPrompts = 40;

    /// <summary>Prompts of the ten samples: fixed, so that nobody picks the good ones.</summary>
    private static readonly string[] SamplePrompts =
    [
        "The keeper of Gull Rock light is",
        "Weather bulletin for Brackhaven, Saturday 18 May.",
        "Harbour log of Brackhaven, Friday 26 January.",
        "Visitor guide to Brackhaven: the Moss.",
        "Recipe from the Brackhaven kitchen: onion bread.",
        "Match report, Saturday 18 May:",
        "Message to the harbour desk. From: Ada Finch. Vessel: Kittiwake. Request: a berth at dusk for timber.",
        "Court summary from Brackhaven, Saturday 22 June.",
        "Leaflet from the Brackhaven clinic:",
        "Letter to the editor of the Brackhaven Courier.",
    ];

    public static EvaluationReport Run(
        string modelFolder, string corpus, int workers, TextWriter progress, CancellationToken cancellation)
    {
        var documents = HeldOutDocuments(corpus);
        var truths = TruthKey.Read(corpus);
        using var model = new TrainedModel(modelFolder, workers, cancellation);
        progress.WriteLine($"masked tokens of {documents.Count} held-out documents");
        var heldOut = HeldOut(model, corpus, documents, cancellation);
        var (auc, scored) = heldOut.MacroAuc();
        progress.WriteLine("concept contribution");
        var tokens = documents.Take(ContributionPrompts).SelectMany(document => Explain(model, document)).ToList();
        var planted = Planted(model, truths, progress);
        progress.WriteLine("samples");
        return new EvaluationReport(
            heldOut.Accuracy,
            heldOut.MaskedTokens,
            auc,
            scored,
            heldOut.Chunks,
            Contribution.Mean(tokens),
            tokens.Max(token => token.AdditivityError),
            planted,
            [.. SamplePrompts.Select(prompt => new Sample(prompt, model.Text(model.Complete(prompt, SampleTokens))))]);
    }

    private static List<CorpusDocument> HeldOutDocuments(string corpus)
    {
        var documents = CorpusFolder.ReadDocuments(corpus).Where(document => document.IsHeldOut).ToList();
        return documents.Count > 0
            ? documents
            : throw new TrainerException($"{corpus} has no held-out document; write a corpus with more documents.");
    }

    private static HeldOutEvaluation HeldOut(
        TrainedModel model, string corpus, List<CorpusDocument> documents, CancellationToken cancellation)
    {
        var builder = new SequenceBuilder(
            model.Tokenizer,
            CorpusFolder.ReadConcepts(corpus),
            model.Config.BlockLength,
            model.Config.ContextLength);
        var heldOut = new HeldOutEvaluation(model, Probability, Seed);
        foreach (var document in documents)
        {
            cancellation.ThrowIfCancellationRequested();
            heldOut.Add(builder.Build(document));
        }

        return heldOut;
    }

    private static List<Score> Planted(TrainedModel model, TruthKey truths, TextWriter progress)
    {
        var planted = new PlantedEvaluation(model, model.Config.BlockLength);
        Func<Score>[] questions =
        [
            () => planted.Facts(truths),
            () => planted.Copies(truths),
            () => planted.Rules("and rule", truths.AndRules),
            () => planted.Rules("or rule", truths.OrRules),
            () => planted.Instructions(truths),
        ];
        var scores = new List<Score>();
        foreach (var ask in questions)
        {
            scores.Add(ask());
            progress.WriteLine($"{scores[^1].Name}: {scores[^1].Right} of {scores[^1].Asked}");
        }

        return scores;
    }

    // The first chunk of a held-out document is the prompt; the rest is what the model makes of it.
    private static IReadOnlyList<TokenAttribution> Explain(TrainedModel model, CorpusDocument document)
    {
        var result = model.Complete(document.Chunks[0].Text, 2 * model.Config.BlockLength);
        return ConceptAttribution.Explain(model.Denoiser, result.Trace);
    }
}
