using System.Globalization;
using Whence.Engine.Concepts;
using Whence.Engine.Configuration;
using Whence.Engine.Steering;

namespace Whence.Engine.Diffusion;

/// <summary>Turns the reference's assertions, and what it lets through, into errors that name valid values.</summary>
public static class RequestChecks
{
    /// <summary>Checks a request against a model.</summary>
    /// <exception cref="GenerationException">The request cannot be decoded.</exception>
    public static void Check(DecodeRequest request, ModelConfig config)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(config);
        var options = request.Options;
        CheckLengths(request.Prompt.Count, options, config);
        CheckSampling(options);
        CheckTokens(request.Prompt, options.StopTokens, config);
        CheckMasked(request);
        SteeringChecks.Check(options, config);
        CheckInterventions(options, config);
        EditChecks.Check(options, config);
    }

    /// <summary>Checks a prompt and the completion that is forced behind it.</summary>
    /// <exception cref="GenerationException">They do not fit the model.</exception>
    internal static void CheckForced(
        IReadOnlyList<int> prompt, IReadOnlyList<int> completion, ModelConfig config)
    {
        var (length, count) = (config.BlockLength, completion.Count);
        Require(count > 0, "the completion is empty; give at least one token.", "completion");
        Require(
            count <= (config.ContextLength - prompt.Count) / length * length,
            $"{prompt.Count} prompt tokens and {count} of the completion, in whole blocks of {length}, exceed the " +
            $"context of {config.ContextLength}; shorten one of them.",
            "completion");
        CheckTokens(prompt, [], config);
        CheckVocabulary(completion, config, "completion");
        Require(
            !completion.Contains(config.Tokens.Mask),
            $"the completion holds the mask token {config.Tokens.Mask}; remove it.",
            "completion");
    }

    private static void CheckLengths(int prompt, GenerationOptions options, ModelConfig config)
    {
        var (length, tokens) = (config.BlockLength, options.MaxNewTokens);
        Require(
            tokens > 0 && tokens % length == 0,
            $"max_new_tokens is {tokens} but must be a multiple of the block length {length}; " +
            $"use {Nearest(tokens, length)}.",
            "max_new_tokens");
        var (blocks, steps) = (tokens / length, options.Steps ?? tokens);
        Require(
            steps > 0 && steps % blocks == 0,
            $"steps is {steps} but must be a multiple of the number of blocks, {blocks}; " +
            $"use {Nearest(steps, blocks)}.",
            "steps");
        Require(
            tokens <= config.ContextLength - prompt,
            $"{prompt} prompt tokens and {tokens} new ones exceed the context of {config.ContextLength}; use at most " +
            $"{Math.Max(0, (config.ContextLength - prompt) / length * length)} new tokens, or a shorter prompt.",
            "max_new_tokens");
    }

    private static void CheckSampling(GenerationOptions options)
    {
        Require(
            options.Temperature is >= 0 and < float.PositiveInfinity,
            $"temperature is {Text(options.Temperature)}; use a number from 0 up.",
            "temperature");
        Require(
            options.TopP is >= 0 and <= 1, $"top_p is {Text(options.TopP)}; use a number from 0 to 1.", "top_p");
        Require(
            options.RepetitionPenalty is >= 1 and < float.PositiveInfinity,
            $"repetition_penalty is {Text(options.RepetitionPenalty)}; use a number from 1 up.",
            "repetition_penalty");
        Require(
            options.GuidanceScale is >= 0 and < float.PositiveInfinity,
            $"cfg_scale is {Text(options.GuidanceScale)}; use a number from 0 up.",
            "cfg_scale");
    }

    private static void CheckTokens(IReadOnlyList<int> prompt, IReadOnlyList<int> stops, ModelConfig config)
    {
        CheckVocabulary(prompt, config, "prompt");
        CheckVocabulary(stops, config, "stop_tokens");
        Require(
            !prompt.Contains(config.Tokens.Mask),
            $"the prompt holds the mask token {config.Tokens.Mask}, which marks positions to generate; remove it.",
            "prompt");
    }

    private static void CheckMasked(DecodeRequest request)
    {
        foreach (var position in request.Masked)
        {
            Require(
                (uint)position < (uint)request.Prompt.Count,
                $"position {position} cannot be masked in a prompt of {request.Prompt.Count} tokens; use positions " +
                $"from 0 to {request.Prompt.Count - 1}.",
                "masked");
        }
    }

    private static void CheckVocabulary(IReadOnlyList<int> ids, ModelConfig config, string parameter)
    {
        foreach (var id in ids)
        {
            Require(
                (uint)id < (uint)config.VocabularySize,
                $"token id {id} is outside the vocabulary; use ids from 0 to {config.VocabularySize - 1}.",
                parameter);
        }
    }

    private static void CheckInterventions(GenerationOptions options, ModelConfig config)
    {
        if (options.Interventions is not { } interventions)
        {
            return;
        }

        CheckWeights(interventions.Known, config.Concepts.Known, "known");
        CheckWeights(interventions.Discovered, config.Concepts.Discovered, "discovered");
    }

    private static void CheckWeights(IReadOnlyDictionary<int, float> weights, int count, string kind)
    {
        CheckConcepts(weights.Keys, count, kind, $"interventions.{kind}");
        Require(
            weights.Values.All(float.IsFinite),
            "the weight of an intervention must be a finite number.",
            $"interventions.{kind}");
    }

    internal static void CheckConcepts(IEnumerable<int> ids, int count, string kind, string parameter)
    {
        foreach (var id in ids)
        {
            Require(
                (uint)id < (uint)count,
                $"{kind} concept {id} does not exist; the model has {count} {kind} concepts, numbered from 0.",
                parameter);
        }
    }

    private static string Nearest(int value, int unit)
    {
        var below = value / unit * unit;
        return below <= 0 ? $"{unit}" : $"{below} or {below + unit}";
    }

    private static string Text(float value) => value.ToString(CultureInfo.InvariantCulture);

    internal static void Require(bool condition, string message, string parameter)
    {
        if (!condition)
        {
            throw new GenerationException(message, parameter);
        }
    }
}
