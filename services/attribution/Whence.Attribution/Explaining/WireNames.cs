using Whence.Engine.Attribution;
using Whence.Explanations.Inputs;

namespace Whence.Attribution.Explaining;

/// <summary>How methods, units and scales are called in requests and records.</summary>
internal static class WireNames
{
    public static IReadOnlyDictionary<string, InputMethod> Methods { get; } = new Dictionary<string, InputMethod>
    {
        ["ig"] = InputMethod.IntegratedGradients,
        ["gradient"] = InputMethod.Gradient,
        ["itp"] = InputMethod.IterativePerturbation,
        ["hipe"] = InputMethod.HierarchicalPerturbation,
        ["ablation"] = InputMethod.RandomAblation,
        ["shapley"] = InputMethod.Shapley,
    };

    public static IReadOnlyDictionary<string, UnitKind> Units { get; } = new Dictionary<string, UnitKind>
    {
        ["token"] = UnitKind.Token,
        ["word"] = UnitKind.Word,
        ["sentence"] = UnitKind.Sentence,
        ["message"] = UnitKind.Message,
        ["span"] = UnitKind.Span,
    };

    public static IReadOnlyDictionary<string, TargetScale> Scales { get; } = new Dictionary<string, TargetScale>
    {
        ["logit"] = TargetScale.Logit,
        ["logprob"] = TargetScale.LogProbability,
    };
}
