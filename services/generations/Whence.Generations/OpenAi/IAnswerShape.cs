namespace Whence.Generations.OpenAi;

/// <summary>The JSON of one of OpenAI's two doors.</summary>
internal interface IAnswerShape
{
    /// <summary>Returns a whole answer.</summary>
    object Whole(AnswerEnvelope envelope, string text, string finishReason, OpenAiUsage usage, WhenceExtension whence);

    /// <summary>Returns the chunk that opens a stream, or null when there is none.</summary>
    object? Opening(AnswerEnvelope envelope);

    /// <summary>Returns a chunk of text.</summary>
    object Text(AnswerEnvelope envelope, string text);

    /// <summary>Returns the last chunk with a choice.</summary>
    object Ending(AnswerEnvelope envelope, string finishReason, WhenceExtension whence);

    /// <summary>Returns a chunk without a choice.</summary>
    object Aside(AnswerEnvelope envelope, OpenAiUsage? usage, object? whence);
}

/// <summary>What every object and chunk of one answer says.</summary>
/// <param name="Id">The generation.</param>
/// <param name="Created">Seconds since 1970.</param>
/// <param name="Model">The model.</param>
/// <param name="NullUsage">Whether chunks without usage say so.</param>
internal sealed record AnswerEnvelope(string Id, long Created, string Model, bool NullUsage);

/// <summary>OpenAI's count of tokens.</summary>
internal sealed record OpenAiUsage(int PromptTokens, int CompletionTokens, int TotalTokens);
