using System.Text.Json;
using Whence.Engine.Diffusion;
using Whence.Engine.Steering;

namespace Whence.Cli.Parity;

/// <summary>One recorded generation of the reference.</summary>
internal sealed record GoldenRun(
    string Name,
    string Prompt,
    GenerationOptions Options,
    int[] Tokens,
    int GeneratedTokens,
    double Margin,
    IReadOnlyList<GoldenCommits> Commits)
{
    public static GoldenRun Read(JsonElement run)
    {
        var generation = run.GetProperty("generation");
        var options = GenerationOptions.Greedy(
            generation.GetProperty("max_new_tokens").GetInt32(),
            Optional(generation, "steps")?.GetInt32(),
            generation.GetProperty("repetition_penalty").GetSingle()) with
        {
            GuidanceScale = Optional(generation, "cfg_scale")?.GetSingle() ?? 0,
            StopTokens = Optional(generation, "stop_tokens") is { } stops ? GoldenFolder.ReadIntegers(stops) : [],
            Steering = Optional(run, "steering") is { } steering ? ReadSteering(steering) : null,
        };
        return new GoldenRun(
            run.GetProperty("name").GetString()!,
            run.GetProperty("prompt").GetString()!,
            options,
            GoldenFolder.ReadIntegers(run.GetProperty("tokens")),
            run.GetProperty("generated_tokens").GetInt32(),
            Math.Min(
                run.GetProperty("min_confidence_margin").GetDouble(), run.GetProperty("min_argmax_margin").GetDouble()),
            [.. run.GetProperty("commits").EnumerateArray().Select(GoldenCommits.Read)]);
    }

    private static SteeringOptions ReadSteering(JsonElement steering)
    {
        var strength = steering.GetProperty("mai_lm_target").GetSingle();
        var layer = Optional(steering, "inject_layer")?.GetInt32();
        return steering.GetProperty("preset").GetString() switch
        {
            "injection" => SteeringOptions.Amplify(
                GoldenFolder.ReadIntegers(steering.GetProperty("concept_ids")),
                strength,
                layer ?? 8,
                Optional(steering, "cutoff_tokens")?.GetInt32() ?? 32),
            "injection_relu" => SteeringOptions.Unlearn(
                steering.GetProperty("concept_id").GetInt32(),
                Optional(steering, "group_concept_ids") is { } group ? GoldenFolder.ReadIntegers(group) : [],
                strength,
                layer,
                Optional(steering, "relu_strength")?.GetSingle() ?? 20f),
            var preset => throw new InvalidDataException($"The steering preset {preset} is not known."),
        };
    }

    private static JsonElement? Optional(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
