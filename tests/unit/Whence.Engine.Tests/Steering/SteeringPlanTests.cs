using Whence.Engine.Concepts;
using Whence.Engine.Cpu;
using Whence.Engine.Diffusion;
using Whence.Engine.Parameters;
using Whence.Engine.Steering;
using Whence.Engine.Tests.Decoding;
using Whence.Engine.Tests.Support;
using Whence.Tensors.Kernels;
using Whence.Tensors.Threading;

namespace Whence.Engine.Tests.Steering;

public sealed class SteeringPlanTests
{
    [Fact]
    public void At_NormalizedStrength_IsInLogitsOfTheBestAlignedToken()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 161);
        var injection = new SteeringPlan(SteeringOptions.Amplify([2, 7], logits: 6), denoiser).At(0)!;
        Near.Equal(1, Elementwise.SumOfSquares(injection.Direction), 1e-5, "length of the direction");
        float[] added = [.. Alignments(denoiser, injection.Direction).Select(value => value * injection.Strength)];
        Near.Equal(6, added.Max(), 1e-5, "logits of the best aligned token");
        var (one, other) = (Embedding(denoiser, 2), Embedding(denoiser, 7));
        var sum = one.Zip(other, (a, b) => a + b).ToArray();
        var cosine = Elementwise.Dot(sum, injection.Direction) / MathF.Sqrt(Elementwise.SumOfSquares(sum));
        Near.Equal(1, cosine, 1e-5, "cosine with the sum of the embeddings");
    }

    [Fact]
    public void Plan_DirectionThatRaisesNoToken_RefusesLogitsAndTakesARawStrength()
    {
        var config = TinyModels.Variants["layer norm, untied relu"];
        var set = TinyModels.Draw(config, 167);
        var embedding = set[ParameterNames.KnownHead + ParameterNames.ConceptEmbedding].Value
            .AsSpan(3 * config.Width, config.Width);
        var head = set[ParameterNames.Head].Value;
        for (var i = 0; i < head.Length; i++)
        {
            head[i] = -embedding[i % config.Width];
        }

        using var denoiser = CpuDenoiser.FromParameters(set, WorkerPool.CallerOnly);
        var group = SteeringOptions.Amplify([3], logits: 4, layer: 1);
        var term = new SteeringOptions { Terms = [new SteeringTerm(ConceptKind.Known, 3, 4)] };
        var refusals = new[] { group, term }.Select(options =>
            Assert.Throws<GenerationException>(() => new SteeringPlan(options, denoiser))).ToList();
        Assert.Equal(["steering.concepts", "steering.terms"], refusals.Select(refusal => refusal.Parameter));
        Assert.All(refusals, refusal => Assert.Contains("raises no token", refusal.Message, StringComparison.Ordinal));
        Assert.Equal(4, new SteeringPlan(group with { Normalized = false }, denoiser).At(0)!.Strength);
    }

    [Fact]
    public void At_RawStrength_IsTheFactorItself()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 162);
        var injection = new SteeringPlan(SteeringOptions.Unlearn(3, [3, 4]), denoiser).At(1000)!;
        Assert.Equal(-7, injection.Strength);
        Assert.Equal(1, injection.Layer);
    }

    [Fact]
    public void At_CutOff_EndsTheInjection()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 163);
        var plan = new SteeringPlan(SteeringOptions.Amplify([1], cutoffTokens: 5), denoiser);
        Assert.NotNull(plan.At(4));
        Assert.Null(plan.At(5));
        Assert.Same(plan.At(0), plan.At(4));
    }

    [Fact]
    public void LogitMask_FocalConcept_SuppressesAlignedTokensOnly()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 164);
        var mask = new SteeringPlan(SteeringOptions.Unlearn(5, mask: 20), denoiser).LogitMask!;
        var alignments = Alignments(denoiser, Embedding(denoiser, 5));
        Near.Equal([.. alignments.Select(value => 20.0 * Math.Max(0, value))], mask, 1e-5, "mask");
        Assert.Contains(mask, value => value == 0);
        Assert.Contains(mask, value => value > 1);
    }

    [Fact]
    public void Plan_NoConcepts_DoesNothing()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 165);
        var plan = new SteeringPlan(new SteeringOptions(), denoiser);
        Assert.Null(plan.At(0));
        Assert.Null(plan.LogitMask);
        Assert.Null(new SteeringPlan(SteeringOptions.Amplify([1], logits: 0), denoiser).At(0));
    }

    [Fact]
    public void Decode_Amplified_RaisesTheConceptsTokens()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 166);
        var top = TopTokens.Of(denoiser, ConceptKind.Known, 2, 8).Select(pair => pair.Token).ToHashSet();
        var prompt = TinyModels.Prompt(6, 1);
        var plain = DecodeCases.All["greedy"];
        var steered = plain with { Steering = SteeringOptions.Amplify([2], logits: 60, layer: 1, cutoffTokens: 100) };
        var (before, after) = (Count(plain), Count(steered));
        Assert.True(after > before, $"{after} of its tokens when amplified, {before} without");

        int Count(GenerationOptions options) =>
            Decodes.Cached(denoiser, prompt, options).Answer.Count(top.Contains);
    }

    private static float[] Embedding(CpuDenoiser denoiser, int concept)
    {
        var embedding = new float[denoiser.Config.Width];
        denoiser.ConceptEmbedding(ConceptKind.Known, concept, embedding);
        return embedding;
    }

    private static float[] Alignments(CpuDenoiser denoiser, float[] direction)
    {
        var alignments = new float[denoiser.Config.VocabularySize];
        denoiser.Logits(direction, 1, alignments);
        return alignments;
    }
}
