using Whence.Engine.Attribution;
using Whence.Engine.Cpu;
using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;
using Whence.Engine.Tests.Support;
using Whence.Engine.Traces;

namespace Whence.Engine.Tests.Traces;

/// <summary>The trace of a given text says what the model's whole forward says at each of its states.</summary>
public sealed class TeacherForcingTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(5, 4)]
    [InlineData(6, 9)]
    [InlineData(8, 12)]
    public void Of_PromptAndCompletion_HasTheLogitsOfEachState(int promptLength, int count)
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 8);
        var (prompt, completion) = (TinyModels.Prompt(promptLength, 1), TinyModels.Prompt(count, 2));
        var trace = TeacherForcing.Of(denoiser, prompt, completion);

        Assert.Equal(completion, trace.Commits.Select(commit => commit.Token));
        Assert.Equal(Enumerable.Range(promptLength, count), trace.Commits.Select(commit => commit.Position));
        Assert.Equal(0, (trace.Length - promptLength) % TinyModels.BlockLength);
        foreach (var commit in trace.Commits)
        {
            Assert.Equal(Logit(denoiser, trace.Snapshot(commit.Order), commit), commit.Logit);
        }
    }

    [Fact]
    public void Of_Completion_IsExplainedWithoutAnError()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 9);
        var trace = TeacherForcing.Of(denoiser, TinyModels.Prompt(7, 3), TinyModels.Prompt(6, 4));
        var tokens = ConceptAttribution.Explain(denoiser, trace);
        Assert.Equal(6, tokens.Count);
        Assert.All(tokens, token => Assert.InRange(token.AdditivityError, 0, 1e-4f));
        Assert.Equal(2, TraceSegment.Cut(trace, TinyModels.BlockLength, new TraceOrigin("m", "d", "b")).Count);
    }

    [Fact]
    public void Of_GreedyAnswerLeftToRight_FindsItsOwnChoicesLikeliest()
    {
        // With one step per token and blocks of one position the decoder itself goes from left to right.
        var config = TinyModels.Plain with { BlockLength = 1 };
        using var denoiser = TinyModels.Denoiser(config, 10);
        var prompt = TinyModels.Prompt(5, 5);
        var answer = new Decoder(denoiser).Decode(new DecodeRequest(prompt, GenerationOptions.Greedy(6)));
        var forced = TeacherForcing.Of(denoiser, prompt, answer.Tokens[prompt.Length..]);
        Assert.Equal(answer.Trace.Commits, forced.Commits);
        Assert.Equal(answer.Trace.Composed, forced.Composed);
    }

    [Theory]
    [InlineData(10, 0, "empty")]
    [InlineData(10, 53, "exceed")]
    public void Of_CompletionThatDoesNotFit_IsRefusedByName(int promptLength, int count, string problem)
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 8);
        var error = Assert.Throws<GenerationException>(() => TeacherForcing.Of(
            denoiser, TinyModels.Prompt(promptLength, 1), TinyModels.Prompt(count, 2)));
        Assert.Equal("completion", error.Parameter);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_MaskInTheCompletion_IsRefused()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 8);
        Assert.Throws<GenerationException>(() => TeacherForcing.Of(denoiser, [1], [2, TinyModels.Plain.Tokens.Mask]));
    }

    private static float Logit(CpuDenoiser denoiser, int[] tokens, Commit commit)
    {
        using var cache = denoiser.CreateCache(tokens.Length);
        var hidden = new float[denoiser.Config.Width];
        denoiser.Forward([new DenoiserWindow(cache, tokens, 0, tokens.Length, [commit.Position], null)], hidden);
        var logits = new float[denoiser.Config.VocabularySize];
        denoiser.Compose(hidden, 1, null, hidden);
        denoiser.Logits(hidden, 1, logits);
        return logits[commit.Token];
    }
}
