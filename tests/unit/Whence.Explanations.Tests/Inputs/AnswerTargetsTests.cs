using Whence.Engine.Diffusion;
using Whence.Engine.Replay;
using Whence.Explanations.Inputs;
using Whence.Models;
using Whence.Models.Answers;
using Whence.Testing;

namespace Whence.Explanations.Tests.Inputs;

public sealed class AnswerTargetsTests(TinyModel tiny) : IClassFixture<TinyModel>
{
    [Fact]
    public void Find_EveryName_AgreesWithTheExplainedAnswer()
    {
        for (var seed = 1UL; seed <= 12; seed++)
        {
            using var model = LoadedModel.Open(tiny.Folder, 1);
            var generation = Generate(model, seed);
            var answer = new AnswerExplainer(model.Package, model.Denoiser)
                .Explain(generation.Trace, generation.Options);
            if (answer.Chunks.Count == 0)
            {
                continue;
            }

            var targets = new AnswerTargets(model.Package, generation);
            Assert.Equal(answer.Chunks.Count, targets.Chunks);
            Assert.Equal(answer.Text, targets.Find("answer").Text);
            for (var chunk = 0; chunk < targets.Chunks; chunk++)
            {
                Assert.Equal(answer.Chunks[chunk].Text, targets.Find($"chunk:{chunk}").Text);
            }

            var tokens = answer.Chunks.SelectMany(chunk => chunk.Tokens).ToList();
            Assert.Equal(tokens.Count, targets.Tokens);
            for (var token = 0; token < targets.Tokens; token++)
            {
                var target = targets.Find($"token:{token}");
                var position = tokens[token].Attribution.Commit.Position;
                Assert.Equal((position, position + 1), (target.StartPosition, target.EndPosition));
            }
        }
    }

    [Theory]
    [InlineData("all")]
    [InlineData("chunk")]
    [InlineData("chunk:-1")]
    [InlineData("chunk:999")]
    [InlineData("token:999")]
    [InlineData("token:1.5")]
    [InlineData("token:1:2")]
    [InlineData("")]
    public void Find_WrongName_SaysWhatThereIs(string name)
    {
        using var model = LoadedModel.Open(tiny.Folder, 1);
        var targets = new AnswerTargets(model.Package, Generate(model, 2));
        var refusal = Assert.Throws<ExplanationException>(() => targets.Find(name));
        Assert.Contains("use ", refusal.Message, StringComparison.Ordinal);
        var count = name.StartsWith("chunk:9", StringComparison.Ordinal) ? targets.Chunks : targets.Tokens;
        Assert.Contains($":{count - 1}", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("target", refusal.Parameter);
    }

    [Fact]
    public void Find_EmptyAnswer_IsRefused()
    {
        using var model = LoadedModel.Open(tiny.Folder, 1);
        var config = model.Package.Config.Tokens;
        var trace = DecodeTrace.FromCommits([1, 2], 10, config.Mask, [new(0, 0, 2, config.EndOfText, 1)]);
        var targets = new AnswerTargets(model.Package, new RecordedGeneration(trace, GenerationOptions.Greedy(8)));
        var refusal = Assert.Throws<ExplanationException>(() => targets.Find("answer"));
        Assert.Contains("no text", refusal.Message, StringComparison.Ordinal);
    }

    private static RecordedGeneration Generate(LoadedModel model, ulong seed)
    {
        var options = new GenerationOptions { MaxNewTokens = 24, Seed = seed, StopTokens = model.Package.StopTokens };
        var request = new DecodeRequest(model.Package.Tokenizer.Encode("High water"), options);
        return new RecordedGeneration(new Decoder(model.Denoiser).Decode(request).Trace, options);
    }
}
