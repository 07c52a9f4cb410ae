using Whence.Engine.Attribution;
using Whence.Engine.Concepts;
using Whence.Engine.Cpu;
using Whence.Engine.Diffusion;
using Whence.Engine.Tests.Decoding;
using Whence.Engine.Tests.Support;
using Whence.Tensors.Kernels;

namespace Whence.Engine.Tests.Attribution;

/// <summary>Contributions add up to the logit, and each is what its removal takes away while the residual is frozen.
/// </summary>
public sealed class ConceptAttributionTests
{
    private static readonly GenerationOptions Greedy = GenerationOptions.Greedy(8, 4, 1.2f);

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Explain_EveryHead_AddsUpToTheLogit(string variant)
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Variants[variant], 111);
        var result = Decodes.Cached(denoiser, TinyModels.Prompt(6, 1), Greedy);
        var tokens = ConceptAttribution.Explain(denoiser, result.Trace);
        Assert.Equal(result.Trace.Commits, tokens.Select(token => token.Commit));
        foreach (var token in tokens)
        {
            Assert.True(token.AdditivityError < 1e-4, $"{token.Commit} is off by {token.AdditivityError:E1}");
            var sum = token.Concepts.Sum(concept => concept.Contribution) + token.Residual;
            Near.Equal(token.Commit.Logit, sum, 1e-4, "sum of the contributions");
            Near.Equal(
                token.Concepts.Sum(concept => Math.Abs(concept.Contribution)) + Math.Abs(token.Residual),
                token.Mass,
                1e-5,
                "mass");
        }
    }

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Explain_RemovalWithFrozenResidual_TakesExactlyTheContribution(string variant)
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Variants[variant], 112);
        var trace = Decodes.Cached(denoiser, TinyModels.Prompt(7, 2), Greedy).Trace;
        var tokens = ConceptAttribution.Explain(denoiser, trace);
        Assert.Contains(tokens, token => token.Concepts.Count > 0);
        for (var i = 0; i < tokens.Count; i++)
        {
            var before = Logit(denoiser, trace.Composed[i], tokens[i].Commit.Token);
            foreach (var concept in tokens[i].Concepts)
            {
                var removed = (float[])trace.Composed[i].Clone();
                var embedding = new float[removed.Length];
                denoiser.ConceptEmbedding(concept.Kind, concept.Concept, embedding);
                Elementwise.AddScaled(embedding, -concept.Weight, removed);
                var after = Logit(denoiser, removed, tokens[i].Commit.Token);
                Near.Equal(concept.Contribution, before - after, 1e-4, $"{variant}: effect of {concept}");
            }
        }
    }

    [Fact]
    public void Compose_RemovalWithRecomputedResidual_ChangesNothing()
    {
        // The trap: a residual that is computed again takes over what was removed, and the removal shows no effect.
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 113);
        var trace = Decodes.Cached(denoiser, TinyModels.Prompt(7, 3), Greedy).Trace;
        var token = ConceptAttribution.Explain(denoiser, trace)[0];
        var strongest = token.Concepts
            .Where(concept => concept.Kind == ConceptKind.Discovered)
            .MaxBy(concept => Math.Abs(concept.Contribution));
        Assert.True(Math.Abs(strongest.Contribution) > 0.01, "no discovered concept matters here");
        var edited = new float[TinyModels.Plain.Width];
        var removal = new Dictionary<int, float> { [strongest.Concept] = 0 };
        denoiser.Compose(trace.Hidden[0], 1, Interventions.None with { Discovered = removal }, edited);
        Near.SameBits(trace.Composed[0], edited, "composed");
    }

    [Fact]
    public void Explain_Guided_ExplainsTheConditionalBranch()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 114);
        var trace = Decodes.Cached(denoiser, TinyModels.Prompt(6, 4), Greedy with { GuidanceScale = 1 }).Trace;
        Assert.All(
            ConceptAttribution.Explain(denoiser, trace, guided: true),
            token => Assert.True(token.AdditivityError < 1e-4, $"off by {token.AdditivityError:E1}"));
        Assert.Contains(
            ConceptAttribution.Explain(denoiser, trace), token => token.AdditivityError > 1e-2);
    }

    [Fact]
    public void Explain_NoDiscoveredHead_HasKnownConceptsOnly()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Variants["no discovered head"], 115);
        var trace = Decodes.Cached(denoiser, TinyModels.Prompt(6, 5), Greedy).Trace;
        var token = ConceptAttribution.Explain(denoiser, trace)[0];
        Assert.Equal(4, token.Concepts.Count);
        Assert.All(token.Concepts, concept => Assert.Equal(ConceptKind.Known, concept.Kind));
    }

    [Fact]
    public void Explain_TraceWithoutConcepts_SaysWhatToTurnOn()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 116);
        var request = new DecodeRequest(TinyModels.Prompt(6, 6), Greedy);
        var result = new Decoder(denoiser, new DecodeOptions { ReadConcepts = false }).Decode(request);
        var error = Assert.Throws<InvalidOperationException>(
            () => ConceptAttribution.Explain(denoiser, result.Trace));
        Assert.Contains("ReadConcepts", error.Message, StringComparison.Ordinal);
    }

    private static float Logit(CpuDenoiser denoiser, float[] composed, int token)
    {
        var logits = new float[denoiser.Config.VocabularySize];
        denoiser.Logits(composed, 1, logits);
        return logits[token];
    }
}
