using Whence.Corpus.Sources;
using Whence.Corpus.Truths;

namespace Whence.Corpus.Tests;

public sealed class TruthKeyTests
{
    private static readonly TruthKey Key = new TruthKeyBuilder(DefaultLibrary.All, DefaultLibrary.Seed).Build();

    private static readonly Dictionary<string, LibraryDocument> ById =
        DefaultLibrary.All.ToDictionary(document => document.Id);

    [Fact]
    public void Facts_Key_ListExactlyTheDocumentsThatStateThem()
    {
        Assert.Equal(SourceCatalogue.All.Sum(source => source.Facts.Count), Key.Facts.Count);
        Assert.All(Key.Facts, fact =>
        {
            Assert.NotEmpty(fact.Documents);
            Assert.Equal(fact.Documents, Stating($"{fact.Prompt} {fact.Answer}."));
        });
    }

    [Fact]
    public void Contradictions_Key_AreFourWithTwoSourcesThatSayDifferentThings()
    {
        Assert.True(Key.Contradictions.Count >= 4, $"{Key.Contradictions.Count} contradictions");
        Assert.All(Key.Contradictions, contradiction =>
        {
            Assert.Equal(2, contradiction.Answers.DistinctBy(answer => answer.Answer).Count());
            Assert.Equal(2, contradiction.Answers.DistinctBy(answer => answer.Source).Count());
            Assert.All(contradiction.Answers, answer => AssertStated(answer));
        });
    }

    [Fact]
    public void SharedPassages_Key_AreFourAndInBothSourcesOnly()
    {
        Assert.True(Key.SharedPassages.Count >= 4, $"{Key.SharedPassages.Count} shared passages");
        Assert.All(Key.SharedPassages, passage =>
        {
            Assert.Equal(passage.Documents, Stating(passage.Text));
            var counts = passage.Documents.CountBy(id => ById[id].Source.Id).ToDictionary();
            Assert.Equal(passage.Sources.Order(), counts.Keys.Order());
            Assert.All(counts.Values, count => Assert.True(count >= 40, $"{passage.Id}: {count}"));
        });
    }

    [Fact]
    public void Copies_Key_AreFortyPromptsWithTheNameAtItsOffsets()
    {
        Assert.True(Key.Copies.Count >= 40, $"{Key.Copies.Count} copies");
        Assert.All(Key.Copies, copy =>
        {
            Assert.Equal(copy.Answer, copy.Prompt[copy.CopiedStartChar..copy.CopiedEndChar]);
            AssertUnseen(copy.PromptChunks, copy.Prompt);
        });
    }

    [Fact]
    public void AndRules_Key_NeedBothWords() => AssertRule(Assert.Single(Key.AndRules), present => present == 2);

    [Fact]
    public void OrRules_Key_NeedEitherWord() => AssertRule(Assert.Single(Key.OrRules), present => present > 0);

    [Fact]
    public void HiddenInstruction_Key_DiffersByTheNoteAlone() => Assert.All(Key.HiddenInstruction, pair =>
    {
        Assert.EndsWith(pair.PromptWithout, pair.PromptWith, StringComparison.Ordinal);
        Assert.StartsWith("Clerk note: be ", pair.PromptWith, StringComparison.Ordinal);
        Assert.NotEqual(pair.ExpectedToneWith, pair.ExpectedToneWithout);
        Assert.Empty(pair.ExpectedWordsWith.Intersect(pair.ExpectedWordsWithout));
        AssertUnseen(pair.PromptWithChunks, pair.PromptWith);
    });

    private static void AssertRule(RuleTruth rule, Func<int, bool> triggers)
    {
        Assert.Equal(4, rule.Prompts.DistinctBy(prompt => string.Join('+', prompt.Present)).Count());
        Assert.All(rule.Prompts, prompt =>
        {
            var found = rule.Words.Where(word => prompt.PromptChunks.Take(2)
                .Any(chunk => chunk.Split(' ', '.').Contains(word)));
            Assert.Equal(prompt.Present, found);
            Assert.Equal(triggers(prompt.Present.Count) ? rule.Then : rule.Otherwise, prompt.Expected);
            AssertUnseen(prompt.PromptChunks, prompt.Prompt);
        });
    }

    private static void AssertStated(AnswerTruth answer)
    {
        Assert.True(answer.Documents.Count >= 40, $"{answer.Source} states it {answer.Documents.Count} times");
        Assert.Equal(answer.Documents, Stating($"{answer.Prompt} {answer.Answer}."));
        Assert.All(answer.Documents, id => Assert.Equal(answer.Source, ById[id].Source.Id));
    }

    private static void AssertUnseen(IReadOnlyList<string> chunks, string prompt)
    {
        Assert.Equal(prompt, TextJoiner.Join(chunks));
        Assert.Empty(Stating(chunks[0]));
    }

    private static string[] Stating(string sentence) =>
    [
        .. DefaultLibrary.All.Where(document => document.Text.Contains(sentence, StringComparison.Ordinal))
            .Select(document => document.Id),
    ];
}
