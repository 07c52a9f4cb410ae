using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Whence.Attribution.SafeSets;

/// <summary>A safe set as callers read it.</summary>
[Description("A named, versioned set of approved prompts; a version never changes. Lists leave out the prompts.")]
internal sealed record SafeSetResource(
    string Object,
    string Name,
    int Version,
    string Description,
    int PromptCount,
    double AlarmPercentile,
    ulong Seed,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Prompts)
{
    public static SafeSetResource Of(StoredSafeSet set, bool withPrompts) => new(
        "safe_set",
        set.Name,
        set.Version,
        set.Content.Description,
        set.Content.Prompts.Count,
        set.Content.AlarmPercentile,
        set.Content.Seed,
        withPrompts ? set.Content.Prompts : null);
}

/// <summary>The safe sets of a tenant, by name, the latest version of each.</summary>
internal sealed record SafeSetPage(string Object, IReadOnlyList<SafeSetResource> Data);
