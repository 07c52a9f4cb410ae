using System.Text.Json;

namespace Whence.Cli.Parity;

/// <summary>The commits of one step, in the order in which the reference made them.</summary>
internal sealed record GoldenCommits(int Step, int[] Positions, int[] Tokens, float[] Logits)
{
    public static GoldenCommits Read(JsonElement step) => new(
        step.GetProperty("step").GetInt32(),
        GoldenFolder.ReadIntegers(step.GetProperty("positions")),
        GoldenFolder.ReadIntegers(step.GetProperty("tokens")),
        [.. step.GetProperty("target_logits").EnumerateArray().Select(value => value.GetSingle())]);
}
