using System.Text.Json;
using Whence.Engine.Attribution;
using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;

namespace Whence.Cli.Parity;

/// <summary>Compares concept attribution, token by token and chunk by chunk.</summary>
internal static class AttributionChecks
{
    public static IEnumerable<ParityCheck> Run(GoldenFolder golden)
    {
        if (!golden.Has("attribution.target_logits"))
        {
            yield return ParityCheck.Skip("attribution", "the reference cannot attribute this kind of head");
            yield break;
        }

        var prompt = golden.Prompt("unaligned");
        var options = GenerationOptions.Greedy(golden.MaxNewTokens, golden.MaxNewTokens / 2, 1.2f);
        var result = new Decoder(golden.Denoiser).Decode(new DecodeRequest(prompt, options));
        var expected = GoldenFolder.ReadIntegers(golden.Json.GetProperty("attribution_tokens"));
        if (!result.Tokens.SequenceEqual(expected))
        {
            yield return Diverged(golden);
            yield break;
        }

        var tokens = ConceptAttribution.Explain(golden.Denoiser, result.Trace);
        foreach (var check in Tokens(golden, tokens))
        {
            yield return check;
        }

        foreach (var check in Chunks(golden, tokens, result, prompt.Length))
        {
            yield return check;
        }
    }

    private static ParityCheck Diverged(GoldenFolder golden)
    {
        var usable = golden.Json.GetProperty("runs").EnumerateArray().Select(GoldenRun.Read)
            .Any(run => run.Margin >= Tolerance.Margin);
        return usable
            ? new ParityCheck("attribution", false, double.PositiveInfinity, "its generation differs")
            : ParityCheck.Skip("attribution", "no margin is usable, so its generation is left to rounding");
    }

    private static IEnumerable<ParityCheck> Tokens(GoldenFolder golden, IReadOnlyList<TokenAttribution> tokens)
    {
        yield return Scalars(golden, "attribution.target_logits", tokens, token => token.Commit.Logit);
        yield return Scalars(golden, "attribution.epsilon_contribution", tokens, token => token.Residual);
        yield return Concepts(golden, tokens, ConceptKind.Known, "known");
        yield return Concepts(golden, tokens, ConceptKind.Discovered, "unk");
        var verification = AttributionVerification.Of(tokens, (float)Tolerance.Value);
        yield return new ParityCheck("attribution.verify", verification.Passed, verification.LargestError);
    }

    private static ParityCheck Scalars(
        GoldenFolder golden, string tensor, IReadOnlyList<TokenAttribution> tokens, Func<TokenAttribution, float> value)
    {
        var expected = golden.Floats(tensor);
        return Tolerance.Compare(
            tensor,
            tokens.Select(value).ToArray(),
            tokens.Select(token => expected[token.Commit.Position]).ToArray());
    }

    private static ParityCheck Concepts(
        GoldenFolder golden, IReadOnlyList<TokenAttribution> tokens, ConceptKind kind, string prefix)
    {
        var name = $"attribution.{prefix}_contributions";
        var (indices, contributions) = (golden.Integers($"attribution.{prefix}_indices"), golden.Floats(name));
        var weights = golden.Floats($"attribution.{prefix}_weights");
        var top = (int)golden.Shape(name)[^1];
        var worst = 0.0;
        foreach (var token in tokens)
        {
            var mine = token.Concepts.Where(c => c.Kind == kind).ToDictionary(c => c.Concept);
            for (var i = token.Commit.Position * top; i < (token.Commit.Position + 1) * top; i++)
            {
                if (!mine.TryGetValue(indices[i], out var concept))
                {
                    return new ParityCheck(
                        name, false, double.PositiveInfinity, $"position {token.Commit.Position} lacks {indices[i]}");
                }

                worst = Math.Max(worst, Tolerance.Error(concept.Contribution, contributions[i]));
                worst = Math.Max(worst, Tolerance.Error(concept.Weight, weights[i]));
            }
        }

        return new ParityCheck(name, worst <= Tolerance.Value, worst);
    }

    private static IEnumerable<ParityCheck> Chunks(
        GoldenFolder golden, IReadOnlyList<TokenAttribution> tokens, DecodeResult result, int start)
    {
        var special = golden.Config.Tokens;
        int[] stops = special.EndOfTurn is { } end ? [end] : [];
        var chunks = ChunkBoundaries.Find(result.Tokens, special.EndOfChunk, start, stops, includeFinal: true);
        var expected = golden.Json.GetProperty("attribution_chunks").EnumerateArray().ToList();
        if (chunks.Count != expected.Count)
        {
            yield return new ParityCheck(
                "attribution.chunks", false, double.PositiveInfinity, $"{chunks.Count} chunks, not {expected.Count}");
            yield break;
        }

        for (var i = 0; i < chunks.Count; i++)
        {
            var chunk = ChunkAttribution.Aggregate(tokens, chunks[i].Start, chunks[i].End);
            yield return Chunk($"attribution.chunk.{i}", chunk, expected[i], golden.Config.Concepts.Known);
        }
    }

    private static ParityCheck Chunk(string name, ChunkAttribution chunk, JsonElement expected, int knownConcepts)
    {
        var shares = chunk.Concepts.ToDictionary(share => Label(share, knownConcepts), share => share.Share);
        var worst = Tolerance.Error(chunk.ResidualNet * 100, expected.GetProperty("epsilon_percent").GetDouble());
        foreach (var entry in expected.GetProperty("entries").EnumerateArray())
        {
            var label = entry.GetProperty("label").GetString()!;
            if (!shares.TryGetValue(label, out var share))
            {
                return new ParityCheck(name, false, double.PositiveInfinity, $"{label} is missing");
            }

            worst = Math.Max(worst, Tolerance.Error(share, entry.GetProperty("contribution").GetDouble()));
        }

        return new ParityCheck(name, worst <= Tolerance.Value, worst);
    }

    private static string Label(ConceptShare share, int knownConcepts) => share.Kind == ConceptKind.Known
        ? $"Known: #{share.Concept}"
        : $"Discovered: #{share.Concept + knownConcepts}";
}
