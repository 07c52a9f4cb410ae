namespace Whence.Gateway.ApiKeys;

/// <summary>
/// Refuses an address that keeps guessing the secret of a key. It counts for each key and address, so that a stranger
/// cannot lock out the owner; a guess of 256 bits fails anyhow, and this keeps the guessing cheap for us.
/// </summary>
internal sealed class Lockout(TimeProvider time)
{
    public const int FailuresMax = 10;
    private const int EntriesMax = 20_000;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    private readonly ExpiringMap<(string Id, string Address), Failures> _failures = new(EntriesMax, time);

    /// <summary>Returns for how many seconds guesses are refused, or 0.</summary>
    public int SecondsLeft(string id, string address)
    {
        if (!_failures.TryGet((id, address), out var failures) || Volatile.Read(ref failures.Count) < FailuresMax)
        {
            return 0;
        }

        return Math.Max(1, (int)Math.Ceiling((failures.Since + Window - time.GetUtcNow()).TotalSeconds));
    }

    public void Fail(string id, string address)
    {
        if (!_failures.TryGet((id, address), out var failures))
        {
            failures = new Failures(time.GetUtcNow());
            _failures.Set((id, address), failures, Window);
        }

        Interlocked.Increment(ref failures.Count);
    }

    private sealed class Failures(DateTimeOffset since)
    {
        public int Count;

        public DateTimeOffset Since => since;
    }
}
