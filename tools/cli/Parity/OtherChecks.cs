using System.Globalization;
using System.Text.Json;
using Whence.Engine.Attribution;
using Whence.Engine.Concepts;
using Whence.Engine.Cpu;
using Whence.Engine.Embeddings;

namespace Whence.Cli.Parity;

/// <summary>Compares embeddings, the top tokens of concepts, and chunk boundaries.</summary>
internal static class OtherChecks
{
    private static readonly (string Name, EmbeddingType Type)[] Types =
    [
        ("composed", EmbeddingType.Composed), ("hidden", EmbeddingType.Hidden),
        ("known", EmbeddingType.Known), ("unknown", EmbeddingType.Discovered),
    ];

    public static IEnumerable<ParityCheck> Run(GoldenFolder golden)
    {
        var inspector = new CpuInspector(golden.Denoiser);
        foreach (var (name, type) in Types)
        {
            foreach (var pooling in Enum.GetValues<Pooling>())
            {
                var tensor = $"embed.{name}.{pooling.ToString().ToLowerInvariant()}";
                if (golden.Has(tensor))
                {
                    var actual = inspector.Embed(golden.Prompt("unaligned"), type, pooling);
                    yield return Tolerance.Compare(tensor, actual, golden.Floats(tensor));
                }
            }
        }

        foreach (var concept in golden.Json.GetProperty("concept_top_tokens").EnumerateObject())
        {
            yield return Promoted(golden, concept);
        }

        yield return FindChunks(golden);
    }

    private static ParityCheck Promoted(GoldenFolder golden, JsonProperty concept)
    {
        float[] expected = [.. concept.Value.EnumerateArray().Select(value => value.GetSingle())];
        var id = int.Parse(concept.Name, CultureInfo.InvariantCulture);
        float[] top =
        [
            .. TopTokens.Of(golden.Denoiser, ConceptKind.Known, id, expected.Length).Select(pair => pair.Alignment),
        ];
        return Tolerance.Compare($"concept_top_tokens.{concept.Name}", top, expected);
    }

    private static ParityCheck FindChunks(GoldenFolder golden)
    {
        var cases = golden.Json.GetProperty("find_chunks").EnumerateArray().ToList();
        for (var i = 0; i < cases.Count; i++)
        {
            var stops = cases[i].GetProperty("stops");
            var actual = ChunkBoundaries.Find(
                GoldenFolder.ReadIntegers(cases[i].GetProperty("ids")),
                golden.Config.Tokens.EndOfChunk,
                cases[i].GetProperty("start").GetInt32(),
                stops.ValueKind == JsonValueKind.Null ? [] : GoldenFolder.ReadIntegers(stops),
                cases[i].GetProperty("final").GetBoolean());
            var expected = cases[i].GetProperty("out").EnumerateArray().Select(GoldenFolder.ReadIntegers);
            if (!actual.Select(chunk => new[] { chunk.Start, chunk.End })
                .SequenceEqual(expected, EqualityComparer<int[]>.Create((a, b) => a!.SequenceEqual(b!), a => a.Length)))
            {
                return new ParityCheck("find_chunks", false, double.PositiveInfinity, $"case {i} differs");
            }
        }

        return new ParityCheck("find_chunks", true, 0);
    }
}
