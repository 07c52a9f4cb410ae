using Whence.Scorecard.Explaining;
using Whence.Scorecard.Suites.Concepts;
using Whence.Scorecard.Suites.Controls;
using Whence.Scorecard.Suites.Costs;
using Whence.Scorecard.Suites.Determinism;
using Whence.Scorecard.Suites.LinearHead;
using Whence.Scorecard.Suites.PromptTokens;
using Whence.Scorecard.Suites.Sources;

namespace Whence.Scorecard.Suites;

/// <summary>The suites of the scorecard.</summary>
public static class SuiteCatalogue
{
    /// <summary>Gets every suite, in order.</summary>
    public static IReadOnlyList<ISuite> All { get; } =
    [
        new LinearHeadSuite(), new PromptTokenSuite(new ProductExplainer()), new SourceSuite(), new ConceptSuite(),
        new DeterminismSuite(), new ControlSuite(new ProductExplainer()), new CostSuite(),
    ];
}
