using Microsoft.AspNetCore.Http;
using Whence.Generations.Requests.Reading;
using Whence.Hosting.Problems;

namespace Whence.Generations.OpenAi;

/// <summary>OpenAI's fields that this platform does not have. One that asks for nothing is let pass, every other is
/// refused by name: an answer that quietly lacks what was asked for would be worse.</summary>
internal static class UnsupportedFields
{
    // By name, the values that ask for nothing.
    private static readonly Dictionary<string, string[]> Neutral = new()
    {
        ["n"] = ["1"],
        ["best_of"] = ["1"],
        ["echo"] = ["false"],
        ["suffix"] = ["\"\""],
        ["logprobs"] = ["false"],
        ["top_logprobs"] = ["0"],
        ["logit_bias"] = ["{}"],
        ["presence_penalty"] = ["0"],
        ["frequency_penalty"] = ["0"],
        ["response_format"] = ["{\"type\":\"text\"}"],
        ["modalities"] = ["[\"text\"]"],
        ["store"] = ["false"],
        ["service_tier"] = ["\"auto\"", "\"default\""],
        ["tools"] = ["[]"],
        ["tool_choice"] = ["\"none\""],
        ["parallel_tool_calls"] = ["true"],
        ["functions"] = ["[]"],
        ["function_call"] = ["\"none\""],
        ["audio"] = [],
        ["prediction"] = [],
        ["reasoning_effort"] = [],
        ["verbosity"] = [],
        ["web_search_options"] = [],
        ["moderation"] = [],
        ["prompt_cache_retention"] = [],
    };

    // Labels of the caller's own, which change no answer. They are not kept.
    private static readonly string[] Labels = ["user", "metadata", "safety_identifier", "prompt_cache_key"];

    public static void Check(Fields fields)
    {
        foreach (var (name, neutral) in Neutral)
        {
            if (fields.Find(name) is { } value && !neutral.Any(value.IsJson))
            {
                throw Refusal(value, neutral);
            }
        }

        foreach (var label in Labels)
        {
            fields.Find(label);
        }
    }

    private static ApiException Refusal(FieldValue value, string[] neutral) => new(
        StatusCodes.Status400BadRequest,
        "unsupported_parameter",
        $"'{value.Path}' is not supported; leave it out" +
        (neutral.Length == 0 ? "." : $", or send {string.Join(" or ", neutral)}."),
        value.Path);
}
