using Whence.Corpora;
using Whence.Engine.Configuration;
using Whence.Models;
using Whence.Provenance;
using Whence.Safetensors;
using Whence.Text;

namespace Whence.Indexer.Terminal;

/// <summary>Says of an error what the user can do about it.</summary>
internal static class ErrorSentence
{
    /// <summary>Returns one sentence, or null for an error that only a developer can mend.</summary>
    public static string? Of(Exception exception) => exception switch
    {
        ProvenanceException or CorpusException or ModelException or ConfigException or SafetensorsException
            or VocabularyException => exception.Message,
        IOException or UnauthorizedAccessException =>
            exception.Message.TrimEnd('.') + "; check the path, and that it may be read and written.",
        _ => null,
    };
}
