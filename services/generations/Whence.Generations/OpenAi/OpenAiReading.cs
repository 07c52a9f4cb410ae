using Microsoft.AspNetCore.Http;
using Whence.Generations.Requests;
using Whence.Generations.Requests.Reading;
using Whence.Hosting.Problems;

namespace Whence.Generations.OpenAi;

/// <summary>Reads the bodies of OpenAI's two doors. What OpenAI has no name for stands in <c>steering</c>,
/// <c>interventions</c>, <c>edits</c>, <c>profile</c>, <c>attribution</c> and <c>diffusion</c>.</summary>
internal static class OpenAiReading
{
    private const int StopsMax = 4;
    private const int StopLengthMax = 256;

    // OpenAI's values for whichever of the two is not given.
    private static readonly Sampling Defaults = new(1, 1, false);

    public static OpenAiOrder Chat(Fields fields, ModelInfo model, GenerationsOptions options) =>
        Read(fields, PromptReading.Chat(Required.Field(fields, "messages")), model, options);

    public static OpenAiOrder Completion(Fields fields, ModelInfo model, GenerationsOptions options) =>
        Read(fields, PromptReading.Completion(OnePrompt(Required.Field(fields, "prompt")), model), model, options);

    private static OpenAiOrder Read(Fields fields, Prompt prompt, ModelInfo model, GenerationsOptions options)
    {
        ModelReading.Check(Required.Field(fields, "model"), model);
        UnsupportedFields.Check(fields);
        var wanted = TokensMax(fields, model);
        var newTokens = Blocks.RoundUp(
            Math.Min(wanted ?? SettingsReading.NewTokensDefault, model.NewTokensMax), model.Config.BlockLength);
        var diffusion = fields.Object("diffusion");
        var sampling = SamplingReading.Read(fields, diffusion, Defaults);
        var settings = SettingsReading.Read(fields, diffusion, newTokens, sampling, model);
        var deadline = DeadlineReading.Read(diffusion, options);
        var profile = ProfileReading.Read(fields.Find("profile"));
        var (stops, stream) = (Stops(fields.Find("stop")), StreamReading.Read(fields));
        diffusion?.Close();
        fields.Close();
        var order = GenerationReading.Order(prompt, settings, deadline, model) with { Profile = profile };
        return new OpenAiOrder(order, wanted ?? newTokens, stops, stream);
    }

    private static int? TokensMax(Fields fields, ModelInfo model)
    {
        var range = new WholeRange(1, model.NewTokensMax);
        var (older, newer) = (fields.Whole("max_tokens", range), fields.Whole("max_completion_tokens", range));
        return older is null || newer is null || older == newer
            ? newer ?? older
            : throw new ApiException(
                StatusCodes.Status422UnprocessableEntity,
                "invalid_value",
                "max_tokens and max_completion_tokens mean the same; leave out one of the two.",
                "max_tokens");
    }

    // ["text"] is the same as "text"; several prompts would be several answers.
    private static FieldValue OnePrompt(FieldValue value)
    {
        if (!value.IsList)
        {
            return value;
        }

        var items = value.List(int.MaxValue);
        var isNested = items.Count > 0 && (items[0].IsText || items[0].IsList);
        return !isNested ? value
            : items.Count == 1 ? items[0]
            : throw new ApiException(
                StatusCodes.Status400BadRequest,
                "unsupported_parameter",
                "prompt holds several prompts; send one request for each.",
                "prompt");
    }

    private static List<string> Stops(FieldValue? value) => value is null ? []
        : value.IsList ? [.. value.List(StopsMax).Select(Stop)]
        : [Stop(value)];

    private static string Stop(FieldValue value) => value.Text() is { Length: > 0 and <= StopLengthMax } text
        ? text
        : throw value.Invalid($"{value.Path} must have 1 to {StopLengthMax} characters.");
}
