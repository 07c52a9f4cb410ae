using Whence.Corpora;
using Whence.Engine.Configuration;
using Whence.Engine.Diffusion;
using Whence.Explanations;
using Whence.Models;
using Whence.Models.Prompts;
using Whence.Provenance;
using Whence.Retrieval;
using Whence.Safetensors;
using Whence.Scorecard;
using Whence.Steering.Profiles;
using Whence.Text;
using Whence.Tracing;

namespace Whence.Cli.Terminal;

/// <summary>Says of an error what the user can do about it.</summary>
internal static class ErrorSentence
{
    /// <summary>Returns one sentence, or null for an error that only a developer can mend.</summary>
    public static string? Of(Exception exception) => exception switch
    {
        CommandException or ModelException or ConfigException or SafetensorsException or VocabularyException
            or ExplanationException or PromptException or ScorecardException
            or ProfileException or TracingException or ProvenanceException or RetrievalException
            or CorpusException => exception.Message,
        GenerationException => OptionNames.Translate(exception.Message),
        IOException or UnauthorizedAccessException =>
            exception.Message.TrimEnd('.') + "; check the path, and that it may be read and written.",

        // The SIMD level is chosen when the first kernel is used; a wrong WHENCE_SIMD surfaces wrapped.
        TypeInitializationException { InnerException: InvalidOperationException inner } => inner.Message,
        _ => null,
    };
}
