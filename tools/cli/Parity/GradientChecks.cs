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
            yield return Tolerance.Compare(
                $"{prefix}.attributions",
                attribution.Targets.SelectMany(target => target.Scores).ToArray(),
                golden.Floats($"{prefix}.attributions"));
            yield return Ranking(golden, $"{prefix}_aggregate_prompt", attribution.RankPrompt());
            var (start, end) = FirstBlock(golden);
            yield return Ranking(golden, $"{prefix}_aggregate_chunk", attribution.RankPrompt(start, end));
        }
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

    private static (int Start, int End) FirstBlock(GoldenFolder golden)
    {
        var start = golden.Prompt("unaligned").Length;
        return (start, start + golden.Config.BlockLength);
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
