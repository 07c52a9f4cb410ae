using Whence.Engine.Attribution;
using Whence.Engine.Tests.Support;

namespace Whence.Engine.Tests.Attribution;

public sealed class ChunkBoundariesTests
{
    private const int EndOfChunk = 9;
    private const int Stop = 8;

    [Fact]
    public void Find_RandomSequences_CoversEveryOrdinaryTokenOnce()
    {
        Seeds.Each(300, seed =>
        {
            var random = new Random(seed);
            int[] tokens = [.. Enumerable.Range(0, random.Next(20)).Select(_ => random.Next(10))];
            var start = random.Next(tokens.Length + 1);
            var final = random.Next(2) == 0;
            var chunks = ChunkBoundaries.Find(tokens, EndOfChunk, start, [Stop], final);
            var stop = Array.IndexOf(tokens, Stop, start);
            var end = stop < 0 ? tokens.Length : stop;
            var inside = chunks.SelectMany(chunk => Enumerable.Range(chunk.Start, chunk.End - chunk.Start)).ToList();
            Assert.Equal(inside.Order().Distinct(), inside);
            var closed = Enumerable.Range(start, end - start)
                .Where(position => tokens[position] == EndOfChunk)
                .DefaultIfEmpty(start)
                .Last();
            var counted = final || stop >= 0 ? end : closed;
            var expected = Enumerable.Range(start, counted - start).Where(position => tokens[position] != EndOfChunk);
            Assert.Equal(expected, inside);
            Assert.All(chunks, chunk => Assert.True(
                chunk.End == end || tokens[chunk.End] == EndOfChunk, $"nothing closes the chunk at {chunk.End}"));
        });
    }

    [Fact]
    public void Find_NeighbouringEnds_GiveAnEmptyChunk() =>
        Assert.Equal(
            [(0, 1), (2, 2), (3, 4)],
            ChunkBoundaries.Find([1, EndOfChunk, EndOfChunk, 2, EndOfChunk], EndOfChunk, 0, [], includeFinal: true));

    [Fact]
    public void Find_OpenEnd_CountsOnlyWhenAsked()
    {
        int[] tokens = [1, 2, EndOfChunk, 3, 4];
        Assert.Equal([(1, 2)], ChunkBoundaries.Find(tokens, EndOfChunk, 1, [], includeFinal: false));
        Assert.Equal([(1, 2), (3, 5)], ChunkBoundaries.Find(tokens, EndOfChunk, 1, [], includeFinal: true));
    }

    [Fact]
    public void Find_Stop_ClosesTheLastChunkAndHidesTheRest()
    {
        int[] tokens = [1, EndOfChunk, 2, Stop, 3, EndOfChunk];
        Assert.Equal([(0, 1), (2, 3)], ChunkBoundaries.Find(tokens, EndOfChunk, 0, [Stop], includeFinal: false));
    }

    [Fact]
    public void Find_StopInsideThePrompt_DoesNotCount() =>
        Assert.Equal([(2, 4)], ChunkBoundaries.Find([Stop, 1, 2, 3], EndOfChunk, 2, [Stop], includeFinal: true));
}
