using System.Text.Json;
using Whence.Corpus.Rulebook;

namespace Whence.Corpus.Tests.Rulebook;

public sealed class RulebookTests
{
    [Fact]
    public void Write_SameSeed_GivesTheSameBytes()
    {
        using var first = new TemporaryFolder();
        using var second = new TemporaryFolder();
        RulebookFiles.Write(first.Path, 3, documents: 40, promptsEach: 2);
        RulebookFiles.Write(second.Path, 3, documents: 40, promptsEach: 2);
        foreach (var name in new[] { "corpus.jsonl", "concepts.json", "sources.json", "truths.json", "held-out.json" })
        {
            Assert.Equal(File.ReadAllBytes(first.File(name)), File.ReadAllBytes(second.File(name)));
        }
    }

    [Fact]
    public void Write_HeldOutPrompts_AreOfTheSameKindsAndNoneOfTheOthers()
    {
        using var folder = new TemporaryFolder();
        RulebookFiles.Write(folder.Path, 1, documents: 1, promptsEach: 16);
        var (truths, heldOut) = (Prompts(folder.File("truths.json")), Prompts(folder.File("held-out.json")));
        Assert.Equal(8 * 2 * 16, heldOut.Count);
        Assert.Empty(truths.Select(prompt => prompt.Prompt).Intersect(heldOut.Select(prompt => prompt.Prompt)));
        Assert.Equal(
            truths.Where(prompt => prompt.Words < 288).CountBy(prompt => (prompt.Kind, prompt.Words)),
            heldOut.CountBy(prompt => (prompt.Kind, prompt.Words)));
    }

    [Fact]
    public void Write_Prompts_HoldEveryPlantedWordWhereTheySay()
    {
        foreach (var prompt in new RulebookPrompts(new SeededRandom(5)).Write(4))
        {
            Assert.All(prompt.Planted, word =>
                Assert.Equal(word.Word, prompt.Prompt[word.StartChar..word.EndChar]));
            Assert.All(prompt.Planted, word => Assert.Contains(prompt.Prompt[word.EndChar], " ."));
            Assert.EndsWith($". {prompt.Question}?", prompt.Prompt, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Write_Prompts_AreAnsweredByTheirRuleAlone()
    {
        foreach (var prompt in new RulebookPrompts(new SeededRandom(6)).Write(4))
        {
            var rule = Rules.All.Single(rule => rule.Question == prompt.Question);
            var note = prompt.Prompt.Split(' ', '.').ToHashSet();
            string[] present = [.. rule.Words.Where(note.Contains)];
            Assert.Equal(prompt.Answer, rule.Answer(present));
            Assert.Equal(present.Order(), prompt.Planted.Select(word => word.Word).Order());
        }
    }

    [Theory]
    [InlineData("gate", "lantern timber", "north")]
    [InlineData("gate", "lantern", "main")]
    [InlineData("pilot", "gale", "waits")]
    [InlineData("pilot", "", "sails")]
    [InlineData("feast", "harvest", "held")]
    [InlineData("feast", "harvest plague", "dropped")]
    [InlineData("price", "famine surplus", "rises")]
    [InlineData("price", "surplus", "falls")]
    [InlineData("guild", "oven", "baker")]
    [InlineData("guild", "", "nobody")]
    public void Answer_WordsPresent_FollowsTheTable(string question, string words, string answer) => Assert.Equal(
        answer,
        Rules.All.Single(rule => rule.Question == question)
            .Answer(words.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public void All_Words_BelongToOneRuleAndAreNoFiller()
    {
        var words = Rules.All.SelectMany(rule => rule.Words).Concat(Rules.Filler).ToList();
        Assert.Equal(words.Count, words.Distinct().Count());
        var answers = Rules.All.SelectMany(rule => rule.Answers).ToList();
        Assert.Equal(answers.Count, answers.Distinct().Count());
        Assert.Empty(answers.Intersect(words));
    }

    [Fact]
    public void Write_Documents_GiveNotesAndQuestionsAndLabelAnswers()
    {
        foreach (var line in new RulebookDocuments(new SeededRandom(7)).Write(50))
        {
            Assert.True(line.Chunks[0].Given);
            Assert.All(line.Chunks.Where(chunk => chunk.Given), chunk => Assert.Empty(chunk.Concepts));
            Assert.All(line.Chunks.Where(chunk => !chunk.Given), chunk => Assert.Equal([chunk.Text], chunk.Concepts));
        }
    }

    private static List<(string Kind, int Words, string Prompt)> Prompts(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return
        [
            .. document.RootElement.GetProperty("prompts").EnumerateArray().Select(prompt => (
                prompt.GetProperty("kind").GetString()!,
                prompt.GetProperty("words").GetInt32(),
                prompt.GetProperty("prompt").GetString()!)),
        ];
    }
}
