using System.Text.RegularExpressions;
using Whence.Integration.Tests.Support;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.Platform;

[Collection(PlatformGroup.Name)]
public partial class TraceTests(SharedPlatform shared)
{
    private readonly PlatformProcesses _platform = shared.Processes;

    [PlatformFact]
    public async Task Generation_FromRequestToLastStep_IsOneTrace()
    {
        using var client = await _platform.TenantAsync("trace");
        var id = await client.AcceptAsync(Requests.Of(steps: 8, explain: true));
        await client.FinishAsync(id);

        var traces = Traces(Guid.ParseExact(id["gen_".Length..], "N").ToString());

        Assert.Single(traces.Select(found => found.Trace).Distinct());
        Assert.Superset(
            new HashSet<string> { "generations", "tokenization", "decoding" },
            traces.Select(found => found.Service).ToHashSet());
    }

    // Every line about the generation says in which trace it was written.
    private List<(string Service, string Trace)> Traces(string generation) =>
    [
        .. from host in _platform.Hosts
           from line in host.Log().Split('\n')
           where line.Contains(generation, StringComparison.Ordinal)
           select (host.Name.Split('-')[0], TraceId().Match(line).Groups[1].Value),
    ];

    [GeneratedRegex("\"TraceId\":\"([0-9a-f]{32})\"")]
    private static partial Regex TraceId();
}
