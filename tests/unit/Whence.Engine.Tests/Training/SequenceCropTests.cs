using Whence.Engine.Randomness;
using Whence.Engine.Tests.Support;
using Whence.Engine.Training.Data;

namespace Whence.Engine.Tests.Training;

public sealed class SequenceCropTests
{
    private const int EndOfChunk = 36;
    private const int End = 35;

    // Three chunks; a chunk that opens the text is spelt with another first token.
    private static readonly TrainingSequence Sequence = new(
        [1, 2, EndOfChunk, 3, 4, 5, EndOfChunk, 6, EndOfChunk, End, End, End],
        10,
        [
            new LabelledChunk(0, 2, [7], [1, 2]),
            new LabelledChunk(3, 6, [8], [13, 4, 5]),
            new LabelledChunk(7, 8, [], [16]),
        ]);

    [Fact]
    public void Draw_AnySeed_BeginsWithAChunkAndEndsWithTheText()
    {
        Seeds.Each(200, seed =>
        {
            var crop = SequenceCrop.Draw(Sequence, 4, new SplitMix64((ulong)seed));
            Assert.Equal(0, crop.Tokens.Length % 4);
            Assert.True(crop.Tokens[0] is 1 or 13 or 16, $"it begins with {crop.Tokens[0]}");
            Assert.Equal(End, crop.Tokens[crop.ContentLength - 1]);
            Assert.All(crop.Tokens[crop.ContentLength..], token => Assert.Equal(End, token));
            Assert.InRange(crop.Tokens.Length - crop.ContentLength, 0, 3);
        });
    }

    [Fact]
    public void Draw_GivenChunk_KeepsTheSequenceWhole()
    {
        var given = Sequence with { Chunks = [Sequence.Chunks[0] with { IsGiven = true }, .. Sequence.Chunks.Skip(1)] };
        Seeds.Each(20, seed => Assert.Same(given, SequenceCrop.Draw(given, 4, new SplitMix64((ulong)seed))));
    }

    [Fact]
    public void Draw_AnySeed_KeepsChunksWithTheirConcepts()
    {
        Seeds.Each(200, seed =>
        {
            var crop = SequenceCrop.Draw(Sequence, 4, new SplitMix64((ulong)seed));
            var dropped = Sequence.Chunks.Count - crop.Chunks.Count;
            for (var i = 0; i < crop.Chunks.Count; i++)
            {
                var source = Sequence.Chunks[dropped + i];
                Assert.Equal(source.Concepts, crop.Chunks[i].Concepts);
                var expected = i == 0 ? source.Opening : Sequence.Tokens[source.Start..source.End];
                Assert.Equal(expected, crop.Tokens[crop.Chunks[i].Start..crop.Chunks[i].End]);
            }
        });
    }

    [Fact]
    public void Draw_ManySeeds_CropsAndUnmarksAboutHalf()
    {
        var crops = Enumerable.Range(0, 2000)
            .Select(seed => SequenceCrop.Draw(Sequence, 4, new SplitMix64((ulong)seed)))
            .ToList();
        // Half are cropped, and a third of those at the first chunk, which changes nothing.
        Assert.InRange(crops.Count(crop => crop.Chunks.Count < 3), 560, 780);
        Assert.All(crops, crop => Assert.InRange(Marks(crop), 1, crop.Chunks.Count));
        Assert.InRange(crops.Count(crop => Marks(crop) < crop.Chunks.Count), 350, 900);
    }

    // Chunks that a person wrote stand in front: behind a marked chunk every chunk is marked.
    [Fact]
    public void Draw_UnmarkedChunks_StandInFront()
    {
        Seeds.Each(200, seed =>
        {
            var crop = SequenceCrop.Draw(Sequence, 4, new SplitMix64((ulong)seed));
            var marked = crop.Chunks.Select(chunk => crop.Tokens[chunk.End] == EndOfChunk).ToList();
            Assert.Equal(marked.Order(), marked);
        });
    }

    private static int Marks(TrainingSequence crop) => crop.Tokens.Count(token => token == EndOfChunk);
}
