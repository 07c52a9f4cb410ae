using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;
using Whence.Models.Answers;
using Whence.Testing;

namespace Whence.Models.Tests.Answers;

public class AnswerExplainerTests(TinyModel tiny) : IClassFixture<TinyModel>
{
    public static TheoryData<string> Kinds { get; } =
        ["plain", "guided", "known", "discovered", "both", "frozen edits", "zeroed edits"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Explain_AnyOptions_PartsAddUpAndChunksCoverTheText(string kind)
    {
        using var model = LoadedModel.Open(tiny.Folder, 1);
        var options = Options(kind) with { StopTokens = model.Package.StopTokens };
        var request = new DecodeRequest(model.Package.Tokenizer.Encode("The"), options);
        var result = new Decoder(model.Denoiser).Decode(request);
        var answer = new AnswerExplainer(model.Package, model.Denoiser).Explain(result.Trace, options);
        Assert.True(answer.Verification.Passed, $"{answer.Verification} against {answer.Tolerance}");
        Assert.NotEmpty(answer.Chunks);
        Assert.Equal(model.Package.Tokenizer.Decode([.. result.Answer]), answer.Text);
        Assert.Equal(answer.Text, string.Concat(answer.Chunks.Select(chunk => chunk.Text)));
        var tokens = answer.Chunks.SelectMany(chunk => chunk.Tokens).ToList();
        Assert.NotEmpty(tokens);
        Assert.All(tokens, token => Assert.Equal(
            token.Attribution.Concepts.Sum(concept => concept.Contribution) + token.Attribution.Residual,
            token.Known + token.Discovered + token.Attribution.Residual,
            1e-3f));
    }

    [Fact]
    public void Explain_SetWeights_AreTheWeightsReported()
    {
        using var model = LoadedModel.Open(tiny.Folder, 1);
        var options = Options("both");
        var result = new Decoder(model.Denoiser).Decode(new DecodeRequest([1, 2, 3], options));
        var answer = new AnswerExplainer(model.Package, model.Denoiser).Explain(result.Trace, options);
        Assert.All(answer.Chunks.SelectMany(chunk => chunk.Tokens), token =>
        {
            var concepts = token.Attribution.Concepts;
            Assert.Equal(0.9f, Assert.Single(concepts, c => c is { Kind: ConceptKind.Known, Concept: 2 }).Weight);
            Assert.Equal(0.4f, Assert.Single(concepts, c => c is { Kind: ConceptKind.Discovered, Concept: 3 }).Weight);
        });
    }

    [Theory]
    [InlineData("frozen edits")]
    [InlineData("zeroed edits")]
    public void Explain_EditedWeights_AreTheWeightsReported(string kind)
    {
        using var model = LoadedModel.Open(tiny.Folder, 1);
        var options = Options(kind);
        var result = new Decoder(model.Denoiser).Decode(new DecodeRequest([1, 2, 3], options));
        var answer = new AnswerExplainer(model.Package, model.Denoiser).Explain(result.Trace, options);
        var plain = new AnswerExplainer(model.Package, model.Denoiser)
            .Explain(result.Trace, options with { Edits = null });
        foreach (var (token, own) in answer.Chunks.SelectMany(chunk => chunk.Tokens)
            .Zip(plain.Chunks.SelectMany(chunk => chunk.Tokens)))
        {
            Assert.Equal(0.9f, Weight(token, ConceptKind.Known, 2));
            Assert.Equal(
                3 * (Weight(own, ConceptKind.Discovered, 3) ?? 0), Weight(token, ConceptKind.Discovered, 3) ?? 0);
            Assert.Equal(Weight(own, ConceptKind.Known, 1), Weight(token, ConceptKind.Known, 1));
            if (kind == "zeroed edits")
            {
                Assert.Equal(0, token.Attribution.Residual, 1e-4f);
            }
        }
    }

    [Fact]
    public void Explain_LogitThatIsNotFinite_Refuses()
    {
        using var model = LoadedModel.Open(tiny.Folder, 1);
        var trace = DecodeTrace.FromCommits([1], 9, model.Package.Config.Tokens.Mask, [new(0, 0, 1, 2, float.NaN)]);
        var explainer = new AnswerExplainer(model.Package, model.Denoiser);
        var error = Assert.Throws<ModelException>(() => explainer.Explain(trace, GenerationOptions.Greedy(8)));
        Assert.Contains("not finite", error.Message, StringComparison.Ordinal);
    }

    private static GenerationOptions Options(string kind)
    {
        var known = new Dictionary<int, float> { [2] = 0.9f };
        var discovered = new Dictionary<int, float> { [3] = 0.4f };
        var none = new Dictionary<int, float>();
        var greedy = GenerationOptions.Greedy(32);
        var edits = new EditOptions
        {
            Concepts =
            [
                new ConceptEdit(ConceptKind.Known, 2, EditOperation.Clamp, 0.9f),
                new ConceptEdit(ConceptKind.Discovered, 3, EditOperation.Scale, 3),
            ],
        };
        return kind switch
        {
            "guided" => greedy with { GuidanceScale = 1.5f },
            "known" => greedy with { Interventions = new Interventions(known, none) },
            "discovered" => greedy with { Interventions = new Interventions(none, discovered) },
            "both" => greedy with { Interventions = new Interventions(known, discovered) },
            "frozen edits" => greedy with { Edits = edits },
            "zeroed edits" => greedy with { Edits = edits with { Residual = ResidualMode.Zeroed } },
            _ => greedy,
        };
    }

    private static float? Weight(ExplainedToken token, ConceptKind kind, int concept) =>
        token.Attribution.Concepts.Where(one => one.Kind == kind && one.Concept == concept)
            .Select(one => (float?)one.Weight).SingleOrDefault();
}
