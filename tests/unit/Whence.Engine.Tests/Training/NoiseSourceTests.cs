using Whence.Engine.Randomness;
using Whence.Engine.Tests.Support;
using Whence.Engine.Training.Data;

namespace Whence.Engine.Tests.Training;

public sealed class NoiseSourceTests
{
    private static readonly int Mask = TinyModels.Plain.Tokens.Mask;

    [Fact]
    public void Draw_MaskedRows_HoldMaskAndKeepTheirTargets()
    {
        Seeds.Each(50, seed =>
        {
            var batch = Batches.Noisy((ulong)seed);
            int[] clean = [.. Batches.Sequences.SelectMany(sequence => sequence.Tokens)];
            var rows = Enumerable.Range(0, clean.Length).Where(row => batch.Noisy.Tokens[row] == Mask).ToArray();
            Assert.Equal(rows, batch.MaskedRows);
            Assert.Equal(rows.Select(row => clean[row]), batch.Targets);
            var kept = Enumerable.Range(0, clean.Length).Except(rows).ToList();
            Assert.Equal(kept.Select(row => clean[row]), kept.Select(row => batch.Noisy.Tokens[row]));
        });
    }

    [Fact]
    public void DrawUniform_GivenChunk_IsMaskedButNothingIsLearnedFromIt()
    {
        var given = new LabelledChunk(0, 1_000, [], [], IsGiven: true);
        var sequence = new TrainingSequence(new int[2_000], 2_000, [given, new LabelledChunk(1_000, 2_000, [0], [])]);
        var batch = NoiseSource.DrawUniform([sequence], TinyModels.Plain, new SplitMix64(3), 0.5f);
        Assert.All(batch.MaskedRows, row => Assert.InRange(row, 1_000, 1_999));
        Assert.InRange(batch.Noisy.Tokens.Take(1_000).Count(token => token == Mask), 400, 600);
        Assert.Equal(batch.MaskedRows.Length, batch.MaskedChunks.Single().Count);
    }

    [Fact]
    public void Draw_Weights_SumToOne()
    {
        Seeds.Each(50, seed =>
        {
            var batch = Batches.Noisy((ulong)seed);
            if (batch.MaskedRows.Length > 0)
            {
                Near.Equal(1, batch.Weights.Sum(), 1e-5, "sum of the weights");
                Assert.All(batch.Weights, weight => Assert.True(weight > 0));
            }
        });
    }

    [Theory]
    [InlineData(0.1f)]
    [InlineData(0.5f)]
    [InlineData(0.9f)]
    public void DrawUniform_ManyTokens_MasksTheirShareWithEqualWeights(float probability)
    {
        var sequence = new TrainingSequence(new int[20_000], 20_000, []);
        var batch = NoiseSource.DrawUniform([sequence], TinyModels.Plain, new SplitMix64(1), probability);
        Near.Equal(probability, batch.MaskedRows.Length / 20_000.0, 0.015, "masked share");
        Assert.Single(batch.Weights.Distinct());
    }

    [Fact]
    public void Draw_WeightsTimesMasks_CountEveryTokenOnceOnAverage()
    {
        // E[masked / p] is one where p is not zero: half of the sequences, and the rest behind their cut, count fully.
        var random = new SplitMix64(2);
        var probabilities = new float[64];
        var (sum, count) = (0.0, 0);
        for (var i = 0; i < 4000; i++)
        {
            MaskPattern.Draw(probabilities, 8, random);
            foreach (var p in probabilities.Where(p => p > 0))
            {
                sum += random.NextDouble() < p ? 1 / p : 0;
                count++;
            }
        }

        Near.Equal(1, sum / count, 0.02, "mean weight of a token");
    }

    [Fact]
    public void MaskPattern_ManySequences_HasBothShapes()
    {
        var random = new SplitMix64(3);
        var probabilities = new float[64];
        var (uniform, blocks) = (0, 0);
        for (var i = 0; i < 1000; i++)
        {
            MaskPattern.Draw(probabilities, 8, random);
            var cut = Array.FindIndex(probabilities, p => p > 0);
            Assert.All(probabilities[cut..], p => Assert.InRange(p, 0.05f, 1f));
            if (probabilities.Distinct().Count() == 1)
            {
                uniform++;
                continue;
            }

            blocks++;
            for (var position = cut + 1; position < 64; position++)
            {
                Assert.True(
                    position % 8 == 0 || probabilities[position] == probabilities[position - 1],
                    $"the probability changes inside a block, at {position}");
            }
        }

        Assert.InRange(uniform, 430, 620);
        Assert.True(blocks > 350, $"{blocks} of 1000 sequences look like a generation under way");
    }

    [Fact]
    public void Draw_ChunkRanges_AreTheMaskedRowsOfTheChunks()
    {
        Seeds.Each(100, seed =>
        {
            var batch = Batches.Noisy((ulong)seed);
            var expected = new List<(int, int[])>();
            for (var s = 0; s < Batches.Sequences.Count; s++)
            {
                foreach (var chunk in Batches.Sequences[s].Chunks)
                {
                    var (start, end) = (batch.Noisy.Starts[s] + chunk.Start, batch.Noisy.Starts[s] + chunk.End);
                    int[] rows = [.. batch.MaskedRows.Where(row => row >= start && row < end)];
                    if (rows.Length > 0)
                    {
                        expected.Add((s, rows));
                    }
                }
            }

            Assert.Equal(expected.Count, batch.MaskedChunks.Count);
            for (var i = 0; i < expected.Count; i++)
            {
                var chunk = batch.MaskedChunks[i];
                Assert.Equal(expected[i].Item1, chunk.Sequence);
                Assert.Equal(expected[i].Item2, batch.MaskedRows[chunk.First..(chunk.First + chunk.Count)]);
            }
        });
    }
}
