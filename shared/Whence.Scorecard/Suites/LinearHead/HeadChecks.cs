using Whence.Engine.Attribution;
using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;
using Whence.Engine.Randomness;
using Whence.Scorecard.Subjects;
using Whence.Tensors.Kernels;

namespace Whence.Scorecard.Suites.LinearHead;

/// <summary>Checks the head on answers of random weights and of the demonstration model.</summary>
internal static class HeadChecks
{
    private const int RandomPromptLength = 21;
    private const float TrainedScale = 20;

    /// <summary>Answers a random prompt with random embeddings, concepts and head, all drawn from the seed.</summary>
    public static IReadOnlyList<HeadCheck> OfRandomWeights(SuiteContext context, ulong seed)
    {
        using var subject = Subject.Untrained(
            context.Rulebook.Package, seed, context.Options.Threads, TrainedScale);
        var random = new SplitMix64(SplitMix64.Scatter(seed));
        var words = subject.Config.Tokens.Pad;
        int[] prompt = [.. Enumerable.Range(0, RandomPromptLength).Select(_ => random.Below(words))];
        var options = GenerationOptions.Greedy(subject.Config.BlockLength);
        return Of(subject.Denoiser, new Decoder(subject.Denoiser).Decode(new DecodeRequest(prompt, options)).Trace);
    }

    /// <summary>Answers planted facts.</summary>
    public static IReadOnlyList<HeadCheck> OfDemo(SuiteContext context)
    {
        var options = GenerationOptions.Greedy(context.Demo.Config.BlockLength);
        var facts = context.DemoTruths.Facts.Take(context.Count(3, 40));
        var traces = facts.Select(fact => context.Demo.Decode(fact.Prompt, options).Trace);
        return [.. traces.SelectMany(trace => Of(context.Demo.Denoiser, trace))];
    }

    private static IReadOnlyList<HeadCheck> Of(IDenoiser denoiser, DecodeTrace trace)
    {
        var tokens = ConceptAttribution.Explain(denoiser, trace);
        return
        [
            .. tokens.Select((token, i) => Of(denoiser, token, tokens[(i + 1) % tokens.Count], trace.Composed[i])),
        ];
    }

    private static HeadCheck Of(IDenoiser denoiser, TokenAttribution token, TokenAttribution other, float[] composed)
    {
        var strongest = token.Concepts.MaxBy(concept => MathF.Abs(concept.Contribution));
        var removed = Without(denoiser, composed, strongest);
        var concepts = token.Concepts.Aggregate(composed, (rest, concept) => Without(denoiser, rest, concept));

        // known' + discovered' + (hidden - known' - discovered') in the arithmetic of a model that would do it.
        var features = Difference(removed, concepts);
        var recomputed = Sum(features, Difference(composed, features));
        var before = Logit(denoiser, composed, token);
        return new HeadCheck(
            token.Commit.Logit,
            token.AdditivityError,
            RoundedError(token),
            Math.Abs(token.Commit.Logit - Terms(other).Sum(term => (double)term)),
            -strongest.Contribution,
            Logit(denoiser, removed, token) - before,
            Logit(denoiser, features, token) - before,
            Logit(denoiser, recomputed, token) - before);
    }

    private static IEnumerable<float> Terms(TokenAttribution token) =>
        token.Concepts.Select(concept => concept.Contribution).Append(token.Residual);

    private static double RoundedError(TokenAttribution token)
    {
        var rounded = Rounded([token.Commit.Logit, .. Terms(token)]);
        return Math.Abs(rounded[0] - rounded.Skip(1).Sum(term => (double)term));
    }

    private static float[] Rounded(float[] values)
    {
        var bits = new ushort[values.Length];
        Bf16.Narrow(values, bits);
        Bf16.Widen(bits, values);
        return values;
    }

    private static float[] Without(IDenoiser denoiser, float[] vector, ConceptContribution concept)
    {
        var (rest, embedding) = ((float[])vector.Clone(), new float[vector.Length]);
        denoiser.ConceptEmbedding(concept.Kind, concept.Concept, embedding);
        Elementwise.AddScaled(embedding, -concept.Weight, rest);
        return rest;
    }

    private static float[] Difference(float[] first, float[] second) =>
        [.. first.Zip(second, (a, b) => a - b)];

    private static float[] Sum(float[] first, float[] second) => [.. first.Zip(second, (a, b) => a + b)];

    private static double Logit(IDenoiser denoiser, float[] composed, TokenAttribution token)
    {
        var logits = new float[denoiser.Config.VocabularySize];
        denoiser.Logits(composed, 1, logits);
        return logits[token.Commit.Token];
    }
}
