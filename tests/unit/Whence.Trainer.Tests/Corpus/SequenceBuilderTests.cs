using Whence.Text;
using Whence.Trainer.Corpus;
using Whence.Trainer.Terminal;

namespace Whence.Trainer.Tests.Corpus;

public sealed class SequenceBuilderTests
{
    private const int BlockLength = 32;

    private static readonly Tokenizer Tokenizer = VocabularyTrainer.Train(
        ["Fog hid the harbour. Rain fell on the harbour."],
        290,
        [.. SpecialTokenNames.Required, SequenceBuilder.EndOfDocument]);

    private static readonly CorpusDocument Document = new("log-1", "log", "train",
    [
        new CorpusChunk("Fog hid the harbour.", ["weather"]),
        new CorpusChunk("Rain fell.", ["weather", "rain"]),
        new CorpusChunk("\nThank you.", []),
    ]);

    private static int End => Tokenizer.SpecialTokens[SequenceBuilder.EndOfDocument];

    [Fact]
    public void Build_ThreeChunks_OffsetsCoverTheirText()
    {
        var sequence = Builder().Build(Document);
        var texts = sequence.Chunks.Select(chunk => Tokenizer.Decode(sequence.Tokens.AsSpan(chunk.Start..chunk.End)));
        Assert.Equal(["Fog hid the harbour.", " Rain fell.", "\nThank you."], texts);
    }

    [Fact]
    public void Build_ThreeChunks_EachEndsWithTheEndOfChunkToken()
    {
        var sequence = Builder().Build(Document);
        Assert.All(sequence.Chunks, chunk => Assert.Equal(Tokenizer.EndOfChunk, sequence.Tokens[chunk.End]));
        Assert.Equal(3, sequence.Tokens.Count(token => token == Tokenizer.EndOfChunk));
        Assert.Equal(0, sequence.Chunks[0].Start);
        Assert.All(
            sequence.Chunks.Zip(sequence.Chunks.Skip(1)),
            pair => Assert.Equal(pair.First.End + 1, pair.Second.Start));
    }

    [Fact]
    public void Build_GivenChunk_IsMarkedAndClosedByNoToken()
    {
        var prompted = Document with { Chunks = [Document.Chunks[0] with { Given = true }, Document.Chunks[1]] };
        var sequence = Builder().Build(prompted);
        Assert.Equal([true, false], sequence.Chunks.Select(chunk => chunk.IsGiven));
        Assert.Equal(sequence.Chunks[0].End, sequence.Chunks[1].Start);
        Assert.Equal(1, sequence.Tokens.Count(token => token == Tokenizer.EndOfChunk));
    }

    [Fact]
    public void Build_ThreeChunks_FillsTheLastBlockWithEndTokens()
    {
        var sequence = Builder().Build(Document);
        Assert.Equal(0, sequence.Tokens.Length % BlockLength);
        Assert.InRange(sequence.Tokens.Length - sequence.ContentLength, 0, BlockLength - 1);
        Assert.Equal(sequence.Chunks[^1].End + 2, sequence.ContentLength);
        Assert.All(sequence.Tokens[(sequence.ContentLength - 1)..], token => Assert.Equal(End, token));
        Assert.DoesNotContain(End, sequence.Tokens[..(sequence.ContentLength - 1)]);
    }

    [Fact]
    public void Build_ThreeChunks_OpeningsHaveNoJoiningSpaceOrNewline()
    {
        var openings = Builder().Build(Document).Chunks.Select(chunk => Tokenizer.Decode([.. chunk.Opening]));
        Assert.Equal(["Fog hid the harbour.", "Rain fell.", "Thank you."], openings);
    }

    [Fact]
    public void Build_Labels_BecomeIdsOfTheCatalogue()
    {
        var chunks = Builder().Build(Document).Chunks;
        Assert.Equal([7], chunks[0].Concepts);
        Assert.Equal([7, 2], chunks[1].Concepts);
        Assert.Empty(chunks[2].Concepts);
    }

    [Fact]
    public void Build_UnknownLabel_NamesTheDocumentAndTheConcept()
    {
        var document = Document with { Chunks = [new CorpusChunk("Fog.", ["ghosts"])] };
        var error = Assert.Throws<TrainerException>(() => Builder().Build(document));
        Assert.Contains("log-1", error.Message, StringComparison.Ordinal);
        Assert.Contains("ghosts", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_DocumentBeyondTheContext_NamesItAndItsLength()
    {
        var length = Builder().Build(Document).Tokens.Length;
        Assert.Equal(length, Builder(length).Build(Document).Tokens.Length);
        var error = Assert.Throws<TrainerException>(() => Builder(length - BlockLength).Build(Document));
        Assert.StartsWith($"Document log-1 has {length} tokens, ", error.Message, StringComparison.Ordinal);
    }

    private static SequenceBuilder Builder(int contextLength = 512) => new(
        Tokenizer, [new ConceptLabel(7, "weather"), new ConceptLabel(2, "rain")], BlockLength, contextLength);
}
