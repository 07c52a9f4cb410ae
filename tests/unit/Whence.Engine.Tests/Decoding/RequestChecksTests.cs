using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;
using Whence.Engine.Steering;
using Whence.Engine.Tests.Support;

namespace Whence.Engine.Tests.Decoding;

/// <summary>Every option that cannot be decoded gives one sentence with the nearest values that can.</summary>
public sealed class RequestChecksTests
{
    private static readonly GenerationOptions Good = GenerationOptions.Greedy(12);

    private static readonly SteeringRule Rule = new() { Name = "r", Concept = 2, Threshold = 0.5f, Abort = true };

    public static TheoryData<string, GenerationOptions, string> BadOptions => new()
    {
        { "max_new_tokens is 7", Good with { MaxNewTokens = 7 }, "4 or 8" },
        { "max_new_tokens is 3", Good with { MaxNewTokens = 3 }, "use 4." },
        { "max_new_tokens is 0", Good with { MaxNewTokens = 0 }, "use 4." },
        { "max_new_tokens is -8", Good with { MaxNewTokens = -8 }, "use 4." },
        { "steps is 5", Good with { Steps = 5 }, "3 or 6" },
        { "steps is 0", Good with { Steps = 0 }, "use 3." },
        { "steps is -3", Good with { Steps = -3 }, "use 3." },
        { "64 new ones", Good with { MaxNewTokens = 64 }, "at most 56" },
        { "2147483644 new ones", Good with { MaxNewTokens = 2147483644 }, "at most 56" },
        { "temperature is -1", Good with { Temperature = -1 }, "from 0" },
        { "temperature is NaN", Good with { Temperature = float.NaN }, "from 0" },
        { "temperature is", Good with { Temperature = float.PositiveInfinity }, "from 0" },
        { "top_p is 1.5", Good with { TopP = 1.5f }, "from 0 to 1" },
        { "top_p is NaN", Good with { TopP = float.NaN }, "from 0 to 1" },
        { "repetition_penalty is 0.5", Good with { RepetitionPenalty = 0.5f }, "from 1" },
        { "repetition_penalty is NaN", Good with { RepetitionPenalty = float.NaN }, "from 1" },
        { "cfg_scale is -1", Good with { GuidanceScale = -1 }, "from 0" },
        { "cfg_scale is NaN", Good with { GuidanceScale = float.NaN }, "from 0" },
        { "token id 40", Good with { StopTokens = [40] }, "from 0 to 39" },
        { "token id -1", Good with { StopTokens = [-1] }, "from 0 to 39" },
        { "known concept 12", Good with { Steering = SteeringOptions.Amplify([12]) }, "12 known concepts" },
        { "known concept -1", Good with { Steering = SteeringOptions.Unlearn(-1) }, "12 known concepts" },
        { "strength is NaN", Good with { Steering = Amplify(float.NaN) }, "above 0, up to 100" },
        { "strength is 0 logits", Good with { Steering = Amplify(0) }, "above 0, up to 100" },
        { "strength is -3 logits", Good with { Steering = Amplify(-3) }, "above 0, up to 100" },
        { "logits", Good with { Steering = Amplify(1e9f) }, "above 0, up to 100" },
        { "logits", Good with { Steering = Amplify(float.PositiveInfinity) }, "above 0, up to 100" },
        { "strength is 0;", Good with { Steering = SteeringOptions.Unlearn(1, strength: 0) }, "other than 0" },
        { "strength is", Good with { Steering = SteeringOptions.Unlearn(1, strength: 1e9f) }, "-100 to 100" },
        { "strength is", Good with { Steering = SteeringOptions.Unlearn(1, strength: float.NaN) }, "-100 to 100" },
        { "logit mask is NaN", Good with { Steering = SteeringOptions.Unlearn(1, mask: float.NaN) }, "from 0 to 1000" },
        { "logit mask is -1", Good with { Steering = SteeringOptions.Unlearn(1, mask: -1) }, "from 0 to 1000" },
        { "logit mask is", Good with { Steering = SteeringOptions.Unlearn(1, mask: 1e9f) }, "from 0 to 1000" },
        { "after 0 tokens", Good with { Steering = Amplify(1) with { CutoffTokens = 0 } }, "1 or more" },
        { "concept 2 is NaN", Good with { Steering = Terms((2, float.NaN)) }, "-100 to 100 other than 0" },
        { "concept 2 is 0;", Good with { Steering = Terms((2, 0)) }, "-100 to 100 other than 0" },
        { "concept 2 twice", Good with { Steering = Terms((2, 1), (2, -1)) }, "one strength" },
        { "known concept 12", Good with { Steering = Terms((12, 1)) }, "12 known concepts" },
        { "both", Good with { Steering = Terms((2, 1)) with { Concepts = [3], Strength = 1 } }, "one form" },
        { "rule 'r' is 1", Good with { Rules = [Rule with { Threshold = 1 }] }, "between 0 and 1" },
        { "rule 'r' is NaN", Good with { Rules = [Rule with { Threshold = float.NaN }] }, "between 0 and 1" },
        { "rule 'r' does nothing", Good with { Rules = [Rule with { Abort = false }] }, "let it abort" },
        { "rule name ''", Good with { Rules = [Rule with { Name = "" }] }, "name each rule" },
        { "called 'r'", Good with { Rules = [Rule, Rule] }, "name each differently" },
        { "known concept 12", Good with { Rules = [Rule with { Concept = 12 }] }, "12 known concepts" },
        { "33 rules", Good with { Rules = [.. Enumerable.Repeat(Rule, 33)] }, "at most 32" },
        {
            "layers 0, 1",
            Good with { Steering = Amplify(1), Rules = [Rule with { Steering = Terms((2, 1)) with { Layer = 0 } }] },
            "one layer"
        },
        { "layer is -1", Good with { Steering = SteeringOptions.Amplify([1], layer: -1) }, "from 0 to 2" },
        { "layer is 3", Good with { Steering = SteeringOptions.Amplify([1], layer: 3) }, "from 0 to 2" },
        { "known concept 12", Good with { Interventions = Edit(known: (12, 1)) }, "12 known concepts" },
        { "discovered concept 18", Good with { Interventions = Edit(discovered: (18, 1)) }, "18 discovered concepts" },
        { "weight of an intervention", Good with { Interventions = Edit(known: (1, float.NaN)) }, "finite" },
    };

    [Theory]
    [MemberData(nameof(BadOptions))]
    public void Check_BadOption_NamesTheNearestValidValue(string problem, GenerationOptions options, string advice)
    {
        var request = new DecodeRequest(TinyModels.Prompt(6, 1), options);
        var error = Assert.Throws<GenerationException>(() => RequestChecks.Check(request, TinyModels.Plain));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, GenerationOptions> BadParameters => new()
    {
        { "max_new_tokens", Good with { MaxNewTokens = 7 } },
        { "steps", Good with { Steps = 5 } },
        { "temperature", Good with { Temperature = -1 } },
        { "top_p", Good with { TopP = 2 } },
        { "repetition_penalty", Good with { RepetitionPenalty = 0 } },
        { "cfg_scale", Good with { GuidanceScale = -1 } },
        { "stop_tokens", Good with { StopTokens = [40] } },
        { "steering.concepts", Good with { Steering = SteeringOptions.Amplify([12]) } },
        { "steering.strength", Good with { Steering = SteeringOptions.Amplify([1], float.NaN, layer: 1) } },
        { "steering.layer", Good with { Steering = SteeringOptions.Amplify([1]) } },
        { "steering.terms", Good with { Steering = Terms((2, 0)) } },
        { "steering.cutoff_tokens", Good with { Steering = Amplify(1) with { CutoffTokens = -1 } } },
        { "rules", Good with { Rules = [Rule, Rule] } },
        { "rules.steering.strength", Good with { Rules = [Rule with { Steering = Amplify(0) }] } },
        { "steering.logit_mask", Good with { Steering = SteeringOptions.Unlearn(1, mask: float.NaN) } },
        { "interventions.known", Good with { Interventions = Edit(known: (12, 1)) } },
        { "interventions.discovered", Good with { Interventions = Edit(discovered: (1, float.NaN)) } },
    };

    [Theory]
    [MemberData(nameof(BadParameters))]
    public void Check_BadOption_CarriesItsName(string parameter, GenerationOptions options)
    {
        var request = new DecodeRequest(TinyModels.Prompt(6, 1), options);
        var error = Assert.Throws<GenerationException>(() => RequestChecks.Check(request, TinyModels.Plain));
        Assert.Equal(parameter, error.Parameter);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(6)]
    public void Check_MaskedPositionOutsideThePrompt_NamesTheRange(int position)
    {
        var request = new DecodeRequest(TinyModels.Prompt(6, 1), Good) { Masked = [2, position] };
        var error = Assert.Throws<GenerationException>(() => RequestChecks.Check(request, TinyModels.Plain));
        Assert.Contains($"position {position} ", error.Message, StringComparison.Ordinal);
        Assert.Contains("from 0 to 5", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_MaskInThePrompt_SaysToRemoveIt()
    {
        var error = Refused([1, TinyModels.Plain.Tokens.Mask, 2]);
        Assert.Contains("mask token 39", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_PromptOutsideTheVocabulary_NamesTheRange()
    {
        var error = Refused([1, 77]);
        Assert.Contains("77", error.Message, StringComparison.Ordinal);
        Assert.Contains("0 to 39", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_PromptThatFillsTheContext_AsksForAShorterOne()
    {
        var error = Refused(TinyModels.Prompt(62, 1));
        Assert.Contains("shorter prompt", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_ModelWithoutDiscoveredHead_RefusesItsConcepts()
    {
        var request = new DecodeRequest([1], Good with { Interventions = Edit(discovered: (0, 1)) });
        var error = Assert.Throws<GenerationException>(
            () => RequestChecks.Check(request, TinyModels.Variants["no discovered head"]));
        Assert.Contains("0 discovered concepts", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_LimitsThemselves_AreAllowed()
    {
        GenerationOptions[] allowed =
        [
            Good with { MaxNewTokens = 52 },
            Good with { Steps = 3 },
            Good with { TopP = 1, Temperature = 0, RepetitionPenalty = 1, GuidanceScale = 0 },
            Good with { StopTokens = [0, 39], Steering = SteeringOptions.Amplify([0, 11], layer: 0) },
            Good with { Interventions = Edit(known: (11, 2), discovered: (17, -1)) },
        ];
        foreach (var options in allowed)
        {
            var refusal = Record.Exception(
                () => RequestChecks.Check(new DecodeRequest(TinyModels.Prompt(12, 1), options), TinyModels.Plain));
            Assert.Null(refusal);
        }
    }

    private static GenerationException Refused(int[] prompt) => Assert.Throws<GenerationException>(
        () => RequestChecks.Check(new DecodeRequest(prompt, Good), TinyModels.Plain));

    private static Interventions Edit(
        (int Id, float Weight)? known = null, (int Id, float Weight)? discovered = null) =>
        new(Weights(known), Weights(discovered));

    private static SteeringOptions Amplify(float logits) => SteeringOptions.Amplify([1], logits, layer: 1);

    private static SteeringOptions Terms(params (int Concept, float Strength)[] terms) => new()
    {
        Terms = [.. terms.Select(term => new SteeringTerm(ConceptKind.Known, term.Concept, term.Strength))],
        Layer = 1,
    };

    private static Dictionary<int, float> Weights((int Id, float Weight)? edit) =>
        edit is { } one ? new() { [one.Id] = one.Weight } : [];
}
