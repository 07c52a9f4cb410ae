using Whence.Engine.Attribution;
using Whence.Explanations.Inputs;

namespace Whence.Cli.Explain;

/// <summary>The short names of methods, units and scales.</summary>
internal static class MethodNames
{
    public static readonly IReadOnlyDictionary<string, InputMethod> Methods = new Dictionary<string, InputMethod>
    {
        ["ig"] = InputMethod.IntegratedGradients,
        ["gradient"] = InputMethod.Gradient,
        ["itp"] = InputMethod.IterativePerturbation,
        ["hipe"] = InputMethod.HierarchicalPerturbation,
        ["ablation"] = InputMethod.RandomAblation,
        ["shapley"] = InputMethod.Shapley,
    };

    public static readonly IReadOnlyDictionary<string, UnitKind> Units = new Dictionary<string, UnitKind>
    {
        ["token"] = UnitKind.Token,
        ["word"] = UnitKind.Word,
        ["sentence"] = UnitKind.Sentence,
        ["message"] = UnitKind.Message,
    };

    public static readonly IReadOnlyDictionary<string, TargetScale> Scales = new Dictionary<string, TargetScale>
    {
        ["logit"] = TargetScale.Logit,
        ["logprob"] = TargetScale.LogProbability,
    };

    /// <summary>Returns the short name of a method.</summary>
    public static string Of(InputMethod method) => Methods.Single(pair => pair.Value == method).Key;

    /// <summary>Returns the name of a unit; spans have no option of that name, but are called so.</summary>
    public static string Of(UnitKind kind) =>
        Units.Where(pair => pair.Value == kind).Select(pair => pair.Key).FirstOrDefault("span");

    /// <summary>Returns the short name of a scale.</summary>
    public static string Of(TargetScale scale) => Scales.Single(pair => pair.Value == scale).Key;

    /// <summary>Returns what the numbers of a scale are called.</summary>
    public static string Unit(string scale) => scale == "logit" ? "logits" : "nats";
}
