using System.Text.Json;
using Whence.Engine.Attribution;
using Whence.Engine.Diffusion;

namespace Whence.Cli.Parity;

/// <summary>Compares integrated gradients on the snapshots of the reference's own commits.</summary>
internal static class GradientChecks
{
    public static IEnumerable<ParityCheck> Run(GoldenFolder golden)
    {
        foreach (var steps in new[] { 1, 8 })
        {
            var prefix = $"ig{steps}";
            if (!golden.Has($"{prefix}.attributions"))
            {
                yield return ParityCheck.Skip(prefix, "the reference gives none for this model");
                continue;
            }

            var attribution = Explain(golden, prefix, steps);
            yield return Scores($"{prefix}.attributions", attribution, golden.Floats($"{prefix}.attributions"));
            yield return Ranking(golden, $"{prefix}_aggregate_prompt", attribution.RankPrompt(cancelling: true));
            // The reference's chunk is the first half of the answer.
            var start = golden.Prompt("unaligned").Length;
            var end = start + (golden.MaxNewTokens / 2);
            yield return Ranking(
                golden, $"{prefix}_aggregate_chunk", attribution.RankPrompt(cancelling: false, start, end));
        }
    }

    // Scores of one target range over several orders of magnitude and are differences of gradients: in float32 the
    // small ones carry the rounding of the large ones, in the reference as well (a float64 run says so). Each row is
    // compared on its own scale.
    private static ParityCheck Scores(string name, InputAttribution attribution, float[] expected)
    {
        var worst = 0.0;
        for (var row = 0; row < attribution.Targets.Count; row++)
        {
            var scores = attribution.Targets[row].Scores;
            var reference = expected.AsSpan(row * scores.Length, scores.Length);
            var scale = 1f;
            foreach (var score in reference)
            {
                scale = MathF.Max(scale, MathF.Abs(score));
            }

            for (var i = 0; i < scores.Length; i++)
            {
                worst = Math.Max(worst, Math.Abs(scores[i] - reference[i]) / scale);
            }
        }

        return new ParityCheck(name, worst <= Tolerance.Value, worst);
    }

    private static InputAttribution Explain(GoldenFolder golden, string prefix, int steps)
    {
        var (orders, positions) = (golden.Integers($"{prefix}.orders"), golden.Integers($"{prefix}.positions"));
        var tokens = golden.Integers($"{prefix}.tokens");
        var length = (int)golden.Shape($"{prefix}.attributions")[^1];
        var trace = DecodeTrace.FromCommits(
            golden.Prompt("unaligned"),
            length,
            golden.Config.Tokens.Mask,
            orders.Select((order, i) => new Commit(order, order, positions[i], tokens[i], 0)));
        return new IntegratedGradients(golden.Gradients, Quadrature.RightRiemann(steps)).Explain(trace);
    }

    private static ParityCheck Ranking(
        GoldenFolder golden, string name, IReadOnlyList<(int Position, float Score)> ranking)
    {
        if (!golden.Json.TryGetProperty(name, out var expected))
        {
            return ParityCheck.Skip(name, "the reference gives none for this model");
        }

        var scores = ranking.ToDictionary(pair => pair.Position, pair => pair.Score);
        var worst = 0.0;
        foreach (var entry in expected.EnumerateArray())
        {
            var position = entry.GetProperty("input_position").GetInt32();
            worst = Math.Max(worst, Tolerance.Error(scores[position], entry.GetProperty("score").GetDouble()));
        }

        return new ParityCheck(name, worst <= Tolerance.Value, worst);
    }
}
