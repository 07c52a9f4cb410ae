using System.Text.Json;
using Whence.Engine.Attribution;
using Whence.Engine.Concepts;
using Whence.Engine.Cpu;
using Whence.Engine.Embeddings;
using Whence.Tensors.Kernels;

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
            yield return TopTokens(golden, concept);
        }

        yield return FindChunks(golden);
    }

    private static ParityCheck TopTokens(GoldenFolder golden, JsonProperty concept)
    {
        float[] expected = [.. concept.Value.EnumerateArray().Select(value => value.GetSingle())];
        var embedding = new float[golden.Config.Width];
        golden.Denoiser.ConceptEmbedding(
            ConceptKind.Known, int.Parse(concept.Name, System.Globalization.CultureInfo.InvariantCulture), embedding);
        Elementwise.Scale(embedding, 1 / (MathF.Sqrt(Elementwise.SumOfSquares(embedding)) + 1e-12f));
        var alignments = new float[golden.Config.VocabularySize];
        golden.Denoiser.Logits(embedding, 1, alignments);
        var top = new float[expected.Length];
        TopK.Select(alignments, new int[expected.Length], top);
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
