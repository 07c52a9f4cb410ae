using Whence.Steering.Leaks;

namespace Whence.Cli.Leaks;

/// <summary>A share of the answers, or a probability in them: suppressed, without steering, and under random concepts.
/// </summary>
internal sealed record LeakShares(Rate Steered, Rate Unsteered, Rate Control);
