namespace Whence.Integration.Tests.Support;

/// <summary>One request and its answer.</summary>
/// <param name="Key">The idempotency key.</param>
/// <param name="Tenant">Who asked.</param>
/// <param name="Outcome">What the client knows.</param>
/// <param name="Generation">The generation, when it was accepted.</param>
internal sealed record LedgerEntry(string Key, string Tenant, LedgerOutcome Outcome, Guid? Generation);
