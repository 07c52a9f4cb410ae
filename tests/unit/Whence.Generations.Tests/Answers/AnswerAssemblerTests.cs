using Whence.Contracts.Documents;
using Whence.Engine.Diffusion;
using Whence.Engine.Steering;
using Whence.Engine.Traces;
using Whence.Generations.Answers;
using Whence.Generations.Tests.Support;
using Whence.Models;
using Whence.Testing;

namespace Whence.Generations.Tests.Answers;

public sealed class AnswerAssemblerTests
{
    [Fact]
    public void Add_EveryBlock_GivesTheEnginesAnswer()
    {
        using var folder = new TinyModel();
        using var model = LoadedModel.Open(folder.Folder, 1);
        for (var seed = 0UL; seed < 20; seed++)
        {
            var (result, segments) = Decode(model, seed);
            var assembler = new AnswerAssembler(model.Package, Settings(model.Package.StopTokens));

            var parts = segments.Select(assembler.Add).ToList();
            parts.Add(assembler.End());
            var document = assembler.Document();

            Assert.Equal(result.Answer, document.Tokens);
            Assert.Equal(result.AnswerPositions, document.Positions);
            Assert.Equal(model.Package.Tokenizer.Decode([.. result.Answer]), document.Text);
            Assert.Equal(document.Text, string.Concat(parts.Select(part => part.Text)));
            Assert.Equal(document.Text.EnumerateRunes().Count(), parts[^1].EndChar);
        }
    }

    [Fact]
    public void Add_BeyondTheLimit_CutsTheTokens()
    {
        using var folder = new TinyModel();
        using var model = LoadedModel.Open(folder.Folder, 1);
        var (result, segments) = Decode(model, 1);
        var assembler = new AnswerAssembler(model.Package, Settings([]), tokensMax: 5);

        foreach (var segment in segments)
        {
            assembler.Add(segment);
        }

        var inOrder = result.Trace.Commits.OrderBy(commit => commit.Position).Select(commit => commit.Token);
        Assert.Equal(inOrder.Take(5), assembler.Document().Tokens);
        Assert.Equal("length", assembler.Ending);
    }

    [Fact]
    public void Add_SegmentInWhichARuleAborted_EndsByRule()
    {
        using var folder = new TinyModel();
        using var model = LoadedModel.Open(folder.Folder, 1);
        var (_, segments) = Decode(model, 1);
        var rule = new RuleSettings { Name = "no storms", Kind = "known", Concept = 3, Threshold = 0.5f, Abort = true };
        var fired = segments[0] with { Firings = [new RuleFiring("no storms", 3, 4, 9, 0.7f)] };
        foreach (var (aborts, ending) in new[] { (true, "rule"), (false, "length") })
        {
            var settings = Settings([]) with { Rules = [rule with { Abort = aborts }] };
            var assembler = new AnswerAssembler(model.Package, settings);
            assembler.Add(fired);
            Assert.Equal(ending, assembler.Ending);
        }
    }

    private static GenerationSettings Settings(IReadOnlyList<int> stopTokens) =>
        new() { MaxNewTokens = 32, Steps = 32, Seed = 1, StopTokens = stopTokens };

    private static (DecodeResult Result, IReadOnlyList<TraceSegment> Segments) Decode(LoadedModel model, ulong seed)
    {
        var options = new GenerationOptions
        {
            MaxNewTokens = 32,
            Seed = seed,
            Temperature = 1.5f,
            StopTokens = model.Package.StopTokens,
        };
        var result = new Decoder(model.Denoiser).Decode(
            new DecodeRequest(model.Package.Tokenizer.Encode("The keeper"), options));
        var segments = TraceSegment.Cut(
            result.Trace, model.Package.Config.BlockLength, new TraceOrigin("tiny", "digest", "cpu"));
        return (result, segments);
    }
}
