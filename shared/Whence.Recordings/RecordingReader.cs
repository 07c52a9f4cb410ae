using System.Text.Json;
using Whence.Contracts.Documents;
using Whence.Contracts.Replays;
using Whence.Engine.Replay;
using Whence.Hosting.Payloads;
using Whence.Models;

namespace Whence.Recordings;

/// <summary>Reads recorded generations out of the payload store.</summary>
/// <param name="payloads">The store.</param>
/// <param name="model">The model here.</param>
/// <param name="digest">The SHA-256 of its weights, which the recordings must have.</param>
public sealed class RecordingReader(IPayloadStore payloads, ModelPackage model, string digest)
{
    /// <summary>Reads one.</summary>
    /// <exception cref="RecordingException">Something of it is missing, altered or of another model.</exception>
    public async Task<Recording> ReadAsync(RecordedRun run, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(run);
        try
        {
            var id = run.GenerationId;
            var request = DocumentJson.Read<RequestDocument>(await payloads.GetAsync(id, run.Request, cancellation));
            var prompt = DocumentJson.Read<TokensDocument>(await payloads.GetAsync(id, run.Tokens, cancellation));
            var segments = new List<byte[]>();
            foreach (var segment in run.Segments)
            {
                segments.Add(await payloads.GetAsync(id, segment, cancellation));
            }

            var asked = RecordedRequests.Of(request, prompt);
            var (trace, backend) = RecordedTraces.Join(
                asked.MaskedPrompt(model.Config.Tokens.Mask), segments, model.Name, digest);
            var generation = new RecordedGeneration(trace, asked.Options);
            return new Recording(request, prompt, generation, backend);
        }
        catch (Exception exception) when (exception is PayloadException or JsonException)
        {
            throw new RecordingException(
                "payload_unreadable", "What was stored of the generation cannot be read.", exception);
        }
    }
}
