namespace Whence.Cli.Bench.Serve;

/// <summary>What one generation costs the broker.</summary>
/// <param name="Generations">Generations that were run.</param>
/// <param name="Tokens">New tokens of each.</param>
/// <param name="PerGeneration">Messages of each.</param>
/// <param name="PerKind">The same by the exchange, which bears the name of the message.</param>
internal sealed record ServeMessagesReport(
    int Generations, int Tokens, double PerGeneration, IReadOnlyDictionary<string, double> PerKind);
