using System.Text.Json.Nodes;
using Whence.Cli.Generate;

namespace Whence.Cli.Leaks;

/// <summary>The answer of <c>whence leaks --json</c>; docs/EXPLAIN_JSON.md describes it.</summary>
internal sealed record LeaksReport(
    string Concept,
    int Prompts,
    int Answers,
    double Threshold,
    LeakShares LeakRate,
    LeakShares Mass,
    JsonNode Profile,
    ulong Seed,
    double Seconds,
    ModelReport Model);
