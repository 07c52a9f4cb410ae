using Whence.Contracts.Documents;
using Whence.Engine.Diffusion;
using Whence.Recordings;

namespace Whence.Decoding.Work;

/// <summary>Turns the documents of a generation into what the engine decodes.</summary>
internal static class RequestReading
{
    public static DecodeRequest Read(ReadOnlySpan<byte> request, ReadOnlySpan<byte> tokens) => RecordedRequests.Of(
        DocumentJson.Read<RequestDocument>(request), DocumentJson.Read<TokensDocument>(tokens));
}
