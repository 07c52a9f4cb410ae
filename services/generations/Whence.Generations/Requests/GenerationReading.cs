using Whence.Contracts.Documents;
using Whence.Generations.Requests.Reading;

namespace Whence.Generations.Requests;

/// <summary>Reads the body of POST /v1/generations.</summary>
internal static class GenerationReading
{
    // The reference's values for whichever of the two is not given.
    private static readonly Sampling Defaults = new(1.2f, 0.8f, false);

    /// <summary>Returns what to accept, and whether and how to stream it.</summary>
    public static (GenerationOrder Order, StreamWish Stream) Read(
        Fields fields, ModelInfo model, GenerationsOptions options)
    {
        ModelReading.Check(fields.Find("model"), model);
        var kind = fields.Find("kind");
        var prompt = PromptOf(fields, kind, model);
        var length = model.Config.BlockLength;
        var newTokens = fields.Whole("max_new_tokens", new WholeRange(length, model.NewTokensMax, length))
            ?? Blocks.RoundUp(Math.Min(SettingsReading.NewTokensDefault, model.NewTokensMax), length);
        var sampling = SamplingReading.Read(fields, fields, Defaults);
        var settings = SettingsReading.Read(fields, fields, newTokens, sampling, model);
        var deadline = DeadlineReading.Read(fields, options);
        var profile = ProfileReading.Read(fields.Find("profile"));
        var stream = StreamReading.Read(fields);
        fields.Close();
        return (Order(prompt, settings, deadline, model) with { Profile = profile }, stream);
    }

    public static GenerationOrder Order(
        Prompt prompt, GenerationSettings settings, int deadlineSeconds, ModelInfo model) => new()
        {
            Kind = prompt.Chat is null ? "completion" : "chat",
            Document = new RequestDocument
            {
                Text = prompt.Text,
                Chat = prompt.Chat,
                Tokens = prompt.Tokens,
                Settings = settings,
            },
            PromptTokens = PromptReading.Count(prompt, settings.MaxNewTokens, model),
            DeadlineSeconds = deadlineSeconds,
        };

    private static Prompt PromptOf(Fields fields, FieldValue? kind, ModelInfo model)
    {
        var (prompt, messages) = (fields.Find("prompt"), fields.Find("messages"));
        if (prompt is not null && messages is not null)
        {
            throw messages.Invalid("prompt and messages cannot be given together; leave out one of the two.");
        }

        if (prompt is null && messages is null)
        {
            throw Required.Missing(fields.Path("prompt"));
        }

        var expected = prompt is not null ? "completion" : "chat";
        return kind is not null && kind.Text() != expected
            ? throw kind.Invalid($"kind must be {expected} for this request; it may be left out.")
            : prompt is not null ? PromptReading.Completion(prompt, model) : PromptReading.Chat(messages!);
    }
}
