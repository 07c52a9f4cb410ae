using Whence.Engine.Tests.Support;
using Whence.Engine.Training.Data;

namespace Whence.Engine.Tests.Training;

public sealed class BatchSourceTests
{
    [Fact]
    public void Next_OneEpoch_DealsEverySequenceOnce()
    {
        Seeds.Each(20, seed =>
        {
            var sequences = Draw(seed);
            var source = new BatchSource(sequences, 40, (ulong)seed);
            for (var epoch = 0; epoch < 3; epoch++)
            {
                var dealt = Epoch(source, sequences.Count, epoch);
                Assert.Equal(sequences.Count, dealt.Distinct().Count());
            }
        });
    }

    [Fact]
    public void Next_Batches_StayBelowTheLimitAndAreFilled()
    {
        var sequences = Draw(1);
        var source = new BatchSource(sequences, 40, 1);
        var previous = source.Next();
        for (var i = 0; i < 50; i++)
        {
            var batch = source.Next();
            var tokens = previous.Sum(sequence => sequence.Tokens.Length);
            Assert.InRange(tokens, 1, 40);
            Assert.True(tokens + batch[0].Tokens.Length > 40, "the batch had room for the sequence behind it");
            previous = batch;
        }
    }

    [Fact]
    public void Next_OtherEpochOrSeed_HasAnotherOrder()
    {
        var sequences = Draw(2);
        var source = new BatchSource(sequences, 40, 2);
        var first = Epoch(source, sequences.Count, 0);
        var second = Epoch(source, sequences.Count, 1);
        Assert.NotEqual(first, second);
        Assert.NotEqual(first, Epoch(new BatchSource(sequences, 40, 3), sequences.Count, 0));
        Assert.Equal(first, Epoch(new BatchSource(sequences, 40, 2), sequences.Count, 0));
    }

    [Fact]
    public void Seek_PlaceOfAnEarlierRun_DealsTheSameFromThere()
    {
        var sequences = Draw(3);
        var source = new BatchSource(sequences, 40, 4);
        for (var i = 0; i < 17; i++)
        {
            source.Next();
        }

        var resumed = new BatchSource(sequences, 40, 4);
        resumed.Seek(source.Epoch, source.Position);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(source.Next(), resumed.Next());
        }
    }

    [Fact]
    public void Constructor_SequenceLongerThanABatch_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchSource(Draw(4), 12, 1));

    private static List<TrainingSequence> Draw(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 23).Select(i => new TrainingSequence(new int[5 + (i % 9)], random.Next(), []))];
    }

    // Counts sequences, since a batch may reach into the next epoch.
    private static List<TrainingSequence> Epoch(BatchSource source, int count, int epoch)
    {
        source.Seek(epoch, 0);
        var dealt = new List<TrainingSequence>();
        while (dealt.Count < count)
        {
            dealt.AddRange(source.Next());
        }

        return dealt[..count];
    }
}
