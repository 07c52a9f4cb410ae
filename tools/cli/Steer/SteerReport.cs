using Whence.Cli.Generate;
using Whence.Steering.Profiles;

namespace Whence.Cli.Steer;

/// <summary>The answer of <c>whence steer --json</c>; docs/EXPLAIN_JSON.md describes it.</summary>
internal sealed record SteerReport(
    string Prompt,
    IReadOnlyList<SteerRunReport> Runs,
    SteeringProfile Profile,
    ulong Seed,
    double Seconds,
    ModelReport Model);
