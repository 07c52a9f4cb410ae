using Microsoft.AspNetCore.Connections;
using Whence.Engine.Configuration;
using Whence.Models;
using Whence.Safetensors;
using Whence.Text;

namespace Whence.Local;

/// <summary>Says in one sentence why the process does not start.</summary>
internal static class StartSentence
{
    /// <summary>Returns the sentence, or null for an error that only a developer can mend.</summary>
    public static string? Of(Exception exception, int port) => exception switch
    {
        StartException or ModelException or ConfigException or SafetensorsException or VocabularyException =>
            exception.Message,
        IOException { InnerException: AddressInUseException } =>
            $"Port {port} is taken; choose another one with --port, or 0 for any free one.",
        InvalidDataException or UnauthorizedAccessException or IOException => exception.Message,
        _ => null,
    };
}
