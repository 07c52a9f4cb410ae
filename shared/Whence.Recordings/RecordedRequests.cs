using Whence.Contracts.Documents;
using Whence.Engine.Diffusion;

namespace Whence.Recordings;

/// <summary>Turns the documents of a generation into what the engine is asked.</summary>
public static class RecordedRequests
{
    /// <summary>Returns the request of documents.</summary>
    public static DecodeRequest Of(RequestDocument request, TokensDocument prompt)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(prompt);
        return new DecodeRequest(prompt.Tokens, RecordedOptions.Of(request.Settings))
        {
            Masked = request.Settings.MaskedPrompt ?? [],
        };
    }
}
