namespace Whence.Generations.Storage.Postgres;

/// <summary>What a tenant's ledger says to one more generation.</summary>
/// <param name="Outcome">Accepted, or why not.</param>
/// <param name="Number">Its number.</param>
/// <param name="UsedTokens">The tokens of the day that are charged or reserved, this one's included.</param>
internal sealed record LedgerEntry(AcceptOutcome Outcome, long Number, long UsedTokens);
