using Whence.Engine.Concepts;
using Whence.Engine.Configuration;
using Whence.Engine.Parameters;

namespace Whence.Engine.Cpu;

/// <summary>What distinguishes the two concept heads.</summary>
/// <param name="Name">The prefix of its weights.</param>
/// <param name="Concepts">How many concepts.</param>
/// <param name="Attention">Whether it scores by attention over its embeddings.</param>
/// <param name="Rank">The rank of factorised tables, or null.</param>
/// <param name="Top">The top-k of dense weights, or null for none.</param>
/// <param name="TopFeatures">The top-k of features, or null for none.</param>
/// <param name="RankLogits">Whether dense weights are cut by logit instead of by weight.</param>
/// <param name="ReportedTop">How many concepts are reported for a row.</param>
internal sealed record HeadOptions(
    string Name, int Concepts, bool Attention, int? Rank, int? Top, int? TopFeatures, bool RankLogits, int ReportedTop)
{
    // What the reference reports where nothing limits the head.
    private const int UnlimitedReport = 64;

    /// <summary>Gets a value indicating whether every concept that counts is reported, edited weights included: then
    /// the weight of any other is zero.</summary>
    public bool ReportsAll => TopFeatures is { } top
        ? Top == top && ReportedTop == top && !RankLogits
        : ReportedTop == Concepts;

    public static HeadOptions For(ConceptConfig config, ConceptKind kind)
    {
        var known = kind == ConceptKind.Known;
        var concepts = known ? config.Known : config.Discovered;
        var top = known ? config.TopKnown : config.TopDiscovered;
        var limited = known || config.LimitDiscovered;
        var features = known ? config.TopKnownFeatures ?? top : top;
        return new HeadOptions(
            known ? ParameterNames.KnownHead : ParameterNames.DiscoveredHead,
            concepts,
            known ? config.AttentionKnown : config.AttentionDiscovered,
            known ? null : config.DiscoveredRank,
            limited ? Least(top, concepts) : null,
            limited && top is not null ? Least(features, concepts) : null,
            config.RankLogits,
            Math.Min(concepts, Reported(top, features, limited)));
    }

    // The concepts of the features, cut to the top-k of the weights where that is smaller.
    private static int Reported(int? top, int? features, bool limited) =>
        limited && top is { } k ? Math.Min(k, features ?? k) : top ?? UnlimitedReport;

    private static int? Least(int? top, int concepts) => top is { } k ? Math.Min(k, concepts) : null;
}
