using Whence.Engine.Attribution;
using Whence.Explanations.Inputs;

namespace Whence.Scorecard.Explaining;

/// <summary>The methods on trial, by the names of the command line.</summary>
internal static class Methods
{
    public static IReadOnlyList<InputMethod> All { get; } =
    [
        InputMethod.IntegratedGradients,
        InputMethod.Gradient,
        InputMethod.IterativePerturbation,
        InputMethod.HierarchicalPerturbation,
        InputMethod.RandomAblation,
    ];

    /// <summary>Gets the scale in which the product measures targets when nobody says otherwise.</summary>
    public static TargetScale Scale => TargetScale.LogProbability;

    public static string Name(InputMethod method) => method switch
    {
        InputMethod.IntegratedGradients => "ig",
        InputMethod.Gradient => "gradient",
        InputMethod.IterativePerturbation => "itp",
        InputMethod.HierarchicalPerturbation => "hipe",
        InputMethod.RandomAblation => "ablation",
        _ => "shapley",
    };
}
