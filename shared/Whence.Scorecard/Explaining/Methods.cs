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

    /// <summary>Returns the scale in which the product measures a method's target when nobody says otherwise.</summary>
    public static TargetScale Scale(InputMethod method) =>
        method is InputMethod.IntegratedGradients or InputMethod.Gradient
            ? TargetScale.Logit
            : TargetScale.LogProbability;

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
