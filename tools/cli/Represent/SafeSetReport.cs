using Whence.Cli.Generate;
using Whence.Representations.SafeSets;

namespace Whence.Cli.Represent;

/// <summary>The answer of <c>whence safe-set --json</c>.</summary>
internal sealed record SafeSetReport(
    string Prompt,
    IReadOnlyList<ApprovedNeighbour> Nearest,
    SafeSetScore Exemplar,
    SafeSetScore RandomControl,
    SafeSetScore Mahalanobis,
    SafeSetScore Entropy,
    int Approved,
    ulong Seed,
    ModelReport Model);
