using System.Globalization;
using System.Net;
using Whence.Hosting.Problems;
using Whence.Steering.Profiles;

namespace Whence.Generations.Runs;

/// <summary>Asks attribution for the steering profiles of a tenant.</summary>
internal sealed class ProfileClient(HttpClient http)
{
    private const int RetrySeconds = 2;

    /// <summary>Returns a profile, the latest version when none is given, or null when there is none.</summary>
    /// <exception cref="ApiException">Attribution is away: 503.</exception>
    public async Task<SteeringProfile?> FindAsync(
        string tenant, string name, int? version, CancellationToken cancellation)
    {
        var query = version is { } number ? "?version=" + number.ToString(CultureInfo.InvariantCulture) : "";
        var path = $"/internal/steering-profiles/{Uri.EscapeDataString(tenant)}/{name}{query}";
        try
        {
            using var response = await http.GetAsync(path, cancellation);
            if (response.StatusCode == HttpStatusCode.NotFound)
            {
                return null;
            }

            response.EnsureSuccessStatusCode();
            return ProfileJson.Read(await response.Content.ReadAsStringAsync(cancellation));
        }
        catch (HttpRequestException)
        {
            throw new ApiException(503, "overloaded", "Profiles cannot be reached; try again in a moment.")
            {
                RetryAfterSeconds = RetrySeconds,
            };
        }
    }
}
