using System.Text.Json.Nodes;
using Whence.Cli.Generate;

namespace Whence.Cli.Steer;

/// <summary>The answer of <c>whence steer --json</c>; docs/EXPLAIN_JSON.md describes it.</summary>
internal sealed record SteerReport(
    string Prompt,
    IReadOnlyList<SteerRunReport> Runs,
    JsonNode Profile,
    ulong Seed,
    double Seconds,
    ModelReport Model);
