using Whence.Engine.Diffusion;
using Whence.Engine.Sampling;
using Whence.Engine.Tests.Support;

namespace Whence.Engine.Tests.Sampling;

public sealed class TokenSamplerTests
{
    private const int Draws = 20_000;

    private static readonly float[] Logits = [.. new[] { 0.4, 0.05, 0.3, 0.05, 0.2 }.Select(p => (float)Math.Log(p))];

    [Fact]
    public void Sample_Greedy_TakesTheFirstOfTheLargest()
    {
        var sampler = new TokenSampler(4);
        var options = GenerationOptions.Greedy(8);
        Assert.Equal(2, sampler.Sample([1f, 2f, 3f, 3f], options, 0.99));
        Assert.Equal(1, sampler.Sample([float.NegativeInfinity, -5f, float.NegativeInfinity, -6f], options, 0));
    }

    [Theory]
    [InlineData(1f, 1f, new[] { 0.4, 0.05, 0.3, 0.05, 0.2 })]
    [InlineData(1f, 0.85f, new[] { 0.4 / 0.9, 0, 0.3 / 0.9, 0, 0.2 / 0.9 })]
    [InlineData(1f, 0.5f, new[] { 0.4 / 0.7, 0, 0.3 / 0.7, 0, 0 })]
    [InlineData(1f, 0.01f, new[] { 1.0, 0, 0, 0, 0 })]
    [InlineData(0.5f, 1f, new[] { 0.16 / 0.295, 0.0025 / 0.295, 0.09 / 0.295, 0.0025 / 0.295, 0.04 / 0.295 })]
    public void Sample_TopP_DrawsFromTheNucleus(float temperature, float topP, double[] expected)
    {
        var options = new GenerationOptions
        {
            MaxNewTokens = 8, EntropySampling = false, Temperature = temperature, TopP = topP,
        };
        var counts = Count(options);
        for (var token = 0; token < expected.Length; token++)
        {
            Assert.InRange(counts[token] / (double)Draws, expected[token] - 0.002, expected[token] + 0.002);
            Assert.Equal(expected[token] > 0, counts[token] > 0);
        }
    }

    [Fact]
    public void Sample_Entropy_SetsTheTemperature()
    {
        // The temperature goes from 0.3, certain, to 0.7, as open as the nucleus allows.
        var options = new GenerationOptions { MaxNewTokens = 8, TopP = 0.9f };
        float[] open = [0, -0.01f, -0.02f, -0.03f, -0.04f];
        var temperature = Temperature(open, options);
        Near.Equal(0.7, temperature, 0.002, "temperature of an open position");
        float[] closed = [1, 0, -9, -9, -9];
        var expected = 0.3 + (0.4 * Entropy(closed) / Math.Log(2));
        Near.Equal(expected, Temperature(closed, options), 0.002, "temperature of a choice of two");
    }

    [Fact]
    public void Sample_UniformNearOne_StaysInsideTheNucleus()
    {
        var options = new GenerationOptions { MaxNewTokens = 8, EntropySampling = false, Temperature = 1, TopP = 0.5f };
        Assert.Equal(2, new TokenSampler(5).Sample(Logits, options, Math.BitDecrement(1.0)));
        Assert.Equal(0, new TokenSampler(5).Sample(Logits, options, 0));
    }

    private static int[] Count(GenerationOptions options) => Count(Logits, options);

    // Evenly spread uniform numbers give every token its probability to within one draw.
    private static int[] Count(float[] logits, GenerationOptions options)
    {
        var (sampler, counts) = (new TokenSampler(logits.Length), new int[logits.Length]);
        for (var i = 0; i < Draws; i++)
        {
            counts[sampler.Sample(logits, options, (i + 0.5) / Draws)]++;
        }

        return counts;
    }

    // From the ratio of the first two shares: p0 / p1 = exp((l0 - l1) / T).
    private static double Temperature(float[] logits, GenerationOptions options)
    {
        var (sampler, low, high) = (new TokenSampler(logits.Length), 0.0, 1.0);
        var first = sampler.Sample(logits, options, 0);
        while (high - low > 1e-12)
        {
            var middle = (low + high) / 2;
            (low, high) = sampler.Sample(logits, options, middle) == first ? (middle, high) : (low, middle);
        }

        // Of the shares that the first token can have in its nucleus, find the one that fits.
        return Enumerable.Range(0, 4001).Select(i => 0.3 + (0.0001 * i))
            .MinBy(t => Math.Abs(Share(logits, t, options.TopP) - low));
    }

    private static double Share(float[] logits, double temperature, double topP)
    {
        double[] powers = [.. logits.Select(logit => Math.Exp(logit / temperature)).OrderDescending()];
        var (sum, mass, kept) = (powers.Sum(), 0.0, 0);
        while (kept < powers.Length && mass <= topP * sum)
        {
            mass += powers[kept++];
        }

        return powers[0] / mass;
    }

    private static double Entropy(float[] logits)
    {
        var sum = logits.Sum(logit => Math.Exp(logit));
        return logits.Select(logit => Math.Exp(logit) / sum).Sum(p => -p * Math.Log(p));
    }
}
