using Whence.Engine.Diffusion;
using Whence.Provenance.Evidence;

namespace Whence.Provenance.Tests;

/// <summary>An answer of the tiny model with what the tiny bank says about it.</summary>
internal sealed record TinyAnswer(DecodeTrace Trace, IReadOnlyList<TokenEvidence> Tokens)
{
    public static TinyAnswer Of(TinyBank fixture, string prompt = "The keeper trims", int candidates = 8)
    {
        var result = new Decoder(fixture.Model.Denoiser).Decode(new DecodeRequest(
            fixture.Model.Package.Tokenizer.Encode(prompt), GenerationOptions.Greedy(16)));
        var reader = new EvidenceReader(
            fixture.Bank, fixture.Model.Denoiser, options: new EvidenceOptions { Candidates = candidates });
        return new TinyAnswer(
            result.Trace,
            reader.Explain(result.Trace.Composed, [.. result.Trace.Commits.Select(commit => commit.Token)]));
    }
}
