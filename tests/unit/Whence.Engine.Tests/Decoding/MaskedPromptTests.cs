using Whence.Engine.Diffusion;
using Whence.Engine.Replay;
using Whence.Engine.Steering;
using Whence.Engine.Tests.Support;

namespace Whence.Engine.Tests.Decoding;

/// <summary>Masked positions of a prompt stay masks, and nothing of what stood there reaches the answer.</summary>
public sealed class MaskedPromptTests
{
    private static readonly GenerationOptions Steered =
        GenerationOptions.Greedy(12) with { Steering = SteeringOptions.Amplify([2], 6, layer: 1, cutoffTokens: 5) };

    [Fact]
    public void Decode_MaskedPositions_StayMasks()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 181);
        var result = new Decoder(denoiser).Decode(Request(TinyModels.Prompt(11, 1)));
        var mask = TinyModels.Plain.Tokens.Mask;
        Assert.Equal([2, 3, 9], Enumerable.Range(0, 11).Where(position => result.Tokens[position] == mask));
        Assert.Equal([2, 3, 9], Enumerable.Range(0, 11).Where(position => result.Trace.Prompt[position] == mask));
        Assert.Equal(12, result.Trace.Commits.Count);
    }

    [Fact]
    public void Decode_OtherTokensUnderTheMask_GiveTheSameAnswer()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 182);
        var prompt = TinyModels.Prompt(11, 1);
        int[] other = [.. prompt];
        (other[2], other[3], other[9]) = ((other[2] + 5) % 30, (other[3] + 7) % 30, (other[9] + 11) % 30);
        Decodes.Same(
            new Decoder(denoiser).Decode(Request(prompt)), new Decoder(denoiser).Decode(Request(other)), "masked");
    }

    [Fact]
    public void Decode_MaskedPrompt_CountsCommitsForTheCutoff()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 183);
        var result = new Decoder(denoiser).Decode(Request(TinyModels.Prompt(11, 1)));
        var snapshots = CommitSnapshots.Of(denoiser, new RecordedGeneration(result.Trace, Steered));
        Assert.Equal(5, snapshots.Count(snapshot => snapshot.Injection is not null));
        var uncached = new Decoder(denoiser, new DecodeOptions { Cache = false })
            .Decode(Request(TinyModels.Prompt(11, 1)));
        Decodes.Same(uncached, result, "cached");
    }

    [Fact]
    public void Resume_MaskedPrompt_GivesTheSameBytes()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 184);
        var request = Request(TinyModels.Prompt(11, 1));
        var expected = SessionRun.Uninterrupted(denoiser, request);
        for (var cut = 0; cut <= 12; cut++)
        {
            SessionRun.Same(expected, SessionRun.Cut(denoiser, request, cut), $"cut after {cut}");
        }
    }

    private static DecodeRequest Request(int[] prompt) => new(prompt, Steered) { Masked = [2, 3, 9] };
}
