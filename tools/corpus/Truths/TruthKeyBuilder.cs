using Whence.Corpus.Library;
using Whence.Corpus.Sources;

namespace Whence.Corpus.Truths;

/// <summary>Finds the planted sentences in a library and writes the evaluation prompts for it.</summary>
internal sealed class TruthKeyBuilder(IReadOnlyList<LibraryDocument> library, ulong seed)
{
    public TruthKey Build()
    {
        var prompts = new DeskPrompts(library, new SeededRandom(StableHash.Of($"{seed}/truths")));
        var desk = new DeskTruths(prompts);
        return new TruthKey(
            Facts(), Contradictions(), SharedPassages(), desk.Copies(), [desk.GateRule()], [desk.PilotRule()],
            desk.Instructions());
    }

    private FactTruth[] Facts() =>
    [
        .. from source in SourceCatalogue.All
           from fact in source.Facts
           select new FactTruth(
               fact.Id, source.Info.Id, fact.Prompt, fact.Answer, Stating(fact.Sentence, [source.Info.Id])),
    ];

    private ContradictionTruth[] Contradictions() =>
    [
        .. PlantedPassages.Contradictions.Select(contradiction => new ContradictionTruth(
            contradiction.Id,
            contradiction.Answers[0].Prompt,
            [.. contradiction.Answers.Select(Answer)])),
    ];

    private AnswerTruth Answer(PlantedAnswer answer) =>
        new(answer.Source, answer.Prompt, answer.Answer, Stating(answer.Sentence, [answer.Source]));

    private PassageTruth[] SharedPassages() =>
    [
        .. PlantedPassages.Shared.Select(passage => new PassageTruth(
            passage.Id, passage.Text, passage.Sources, Stating(passage.Text, passage.Sources))),
    ];

    private string[] Stating(string sentence, IReadOnlyList<string> sources) =>
    [
        .. library.Where(document => sources.Contains(document.Source.Id))
            .Where(document => document.Text.Contains(sentence, StringComparison.Ordinal))
            .Select(document => document.Id),
    ];
}
