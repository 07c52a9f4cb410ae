using Microsoft.AspNetCore.Http;
using Whence.Hosting.Problems;

namespace Whence.Attribution.Versions;

/// <summary>How much a tenant may keep of a kind.</summary>
/// <param name="Names">Different names.</param>
/// <param name="Versions">Versions of each.</param>
internal sealed record VersionLimits(int Names, int Versions)
{
    /// <summary>Returns what is answered when there is no room.</summary>
    public ApiException Refusal() => new(
        StatusCodes.Status409Conflict,
        "version_limit_exceeded",
        $"A tenant keeps at most {Names} names with {Versions} versions each; use a name with fewer versions.",
        "name");
}
