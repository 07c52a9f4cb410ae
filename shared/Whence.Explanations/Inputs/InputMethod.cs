namespace Whence.Explanations.Inputs;

/// <summary>How input attribution is computed.</summary>
public enum InputMethod
{
    /// <summary>Integrated gradients from the mask embedding (Sundararajan et al. 2017).</summary>
    IntegratedGradients,

    /// <summary>Gradient times the difference to the mask embedding: integrated gradients with one point.</summary>
    Gradient,

    /// <summary>One unit masked at a time.</summary>
    IterativePerturbation,

    /// <summary>Overlapping spans masked, halved where they matter (HiPe, Cooper et al. 2021).</summary>
    HierarchicalPerturbation,

    /// <summary>Random halves of the units masked, and a sparse linear model fitted (ContextCite, 2024).</summary>
    RandomAblation,

    /// <summary>Exact Shapley values over all subsets, for few units.</summary>
    Shapley,
}
