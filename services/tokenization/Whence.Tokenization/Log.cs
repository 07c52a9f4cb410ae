using Microsoft.Extensions.Logging;

namespace Whence.Tokenization;

/// <summary>What the module writes to the log; never a text.</summary>
internal static partial class Log
{
    [LoggerMessage(3000, LogLevel.Information, "The model is {Model}.")]
    public static partial void ModelOpened(ILogger logger, string model);

    [LoggerMessage(3001, LogLevel.Information, "Generation {GenerationId} has {Tokens} prompt tokens.")]
    public static partial void PromptTokenized(ILogger logger, Guid generationId, int tokens);

    [LoggerMessage(3002, LogLevel.Information, "The prompt of generation {GenerationId} was refused: {Code}.")]
    public static partial void PromptRefused(ILogger logger, Guid generationId, string code);

    [LoggerMessage(3003, LogLevel.Error, "The request of generation {GenerationId} cannot be read.")]
    public static partial void RequestUnreadable(ILogger logger, Guid generationId, Exception exception);
}
