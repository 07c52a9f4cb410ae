using Whence.Cli.Generate;
using Whence.Representations.Probes;

namespace Whence.Cli.Represent;

/// <summary>The answer of <c>whence probe --json</c>.</summary>
internal sealed record ProbeReport(
    ProbeQuality Train,
    ProbeQuality HeldOut,
    IReadOnlyList<ProbeQuality> ShuffledHeldOut,
    string Reader,
    ulong Seed,
    ModelReport Model);
