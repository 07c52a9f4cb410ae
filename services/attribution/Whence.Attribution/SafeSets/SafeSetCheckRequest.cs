using System.ComponentModel;

namespace Whence.Attribution.SafeSets;

/// <summary>The body of <c>POST /v1/safe-sets/{name}/check</c>.</summary>
[Description("A prompt to hold against a safe set.")]
internal sealed record SafeSetCheckRequest
{
    public required string Prompt { get; init; }

    [Description("The version of the set; the latest by default.")]
    public int? Version { get; init; }
}
