using Whence.Catalogue.Statistics;
using Whence.Engine.Concepts;
using Whence.Models;
using Whence.Testing;

namespace Whence.Attribution.Tests.Support;

/// <summary>Invented statistics of the tiny model: concept i has the base rate (i + 1) / 100 and twice that deviation.
/// </summary>
internal static class TinyStatistics
{
    public const double ActiveAt = 0.1;
    public const long Chunks = 50;

    public static void Write(string folder)
    {
        var digest = ModelPackage.Open(folder).WeightsDigest();
        IEnumerable<ConceptStatistics> concepts =
        [
            .. Enumerable.Range(0, TinyModel.Known).Select(id => Of(ConceptKind.Known, id)),
            .. Enumerable.Range(0, TinyModel.Discovered).Select(id => Of(ConceptKind.Discovered, id)),
        ];
        StatisticsFile.Write(
            folder, new StatisticsDocument(digest, "corpus of the test", "test/1", ActiveAt, Chunks, [.. concepts]));
    }

    public static double BaseRate(int id) => (id + 1) / 100.0;

    private static ConceptStatistics Of(ConceptKind kind, int id) => new(
        kind, id, BaseRate(id), 2 * BaseRate(id), Density: 0.3, Largest: 0.9,
        Words: kind == ConceptKind.Discovered ? [$"lantern{id}", "wick"] : [],
        Bands:
        [
            new ActivationBand("top", 0.8, 0.9, 1, [Example(0.9, "the lamp")]),
            new ActivationBand("weak", 0.0, 0.3, 40, [Example(0.1, "a rope"), Example(0.2, "a door")]),
        ]);

    private static ActivationExample Example(double activation, string text) =>
        new(activation, new CorpusPassage("doc-1", "log", 0, text));
}
