using Whence.Engine.Attribution;
using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;
using Whence.Trainer.Evaluation;

namespace Whence.Trainer.Tests.Evaluation;

public sealed class ContributionTests
{
    [Fact]
    public void Mean_SignsOfKnownDiffer_TheirSizesAdd() =>
        Assert.Equal(0.8, Contribution.Mean([Token(-1, (ConceptKind.Known, 3), (ConceptKind.Known, -1))]), 6);

    [Fact]
    public void Mean_SignsOfDiscoveredDiffer_TheirSumCounts() =>
        Assert.Equal(0.5, Contribution.Mean([Token(2, (ConceptKind.Discovered, 3), (ConceptKind.Discovered, -1))]), 6);

    [Fact]
    public void Mean_BothKinds_FollowsTheFormula() =>
        Assert.Equal(
            (2 + 1) / (2 + 1 + 0.5),
            Contribution.Mean([Token(0.5f, (ConceptKind.Known, -2), (ConceptKind.Discovered, 1))]),
            6);

    [Fact]
    public void Mean_TwoTokens_IsTheMeanOfTheirShares() =>
        Assert.Equal(0.5, Contribution.Mean([Token(0, (ConceptKind.Known, 9)), Token(5)]), 6);

    private static TokenAttribution Token(float residual, params (ConceptKind Kind, float Value)[] concepts) => new(
        new Commit(0, 0, 0, 0, 0),
        [.. concepts.Select((concept, i) => new ConceptContribution(concept.Kind, i, 1, concept.Value))],
        residual,
        0);
}
