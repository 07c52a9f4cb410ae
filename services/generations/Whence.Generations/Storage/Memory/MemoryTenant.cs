using Whence.Hosting.Idempotency;

namespace Whence.Generations.Storage.Memory;

/// <summary>A tenant's numbers, quotas and idempotency keys.</summary>
internal sealed class MemoryTenant
{
    private readonly Dictionary<DateOnly, (long Reserved, long Charged)> _days = [];
    private readonly Queue<(DateTimeOffset At, string Key)> _ages = new();

    public long LastNumber { get; private set; }

    public int Running { get; private set; }

    public Dictionary<string, (byte[] Fingerprint, Guid GenerationId)> Keys { get; } = [];

    public long Used(DateOnly day) => Day(day).Reserved + Day(day).Charged;

    /// <summary>Returns whether one more generation is within the limits.</summary>
    public AcceptOutcome Judge(NewGeneration generation)
    {
        var (record, limits) = (generation.Record, generation.Limits);
        if (Running >= limits.ConcurrentGenerations)
        {
            return AcceptOutcome.TooManyConcurrent;
        }

        return Used(TokenDay.Of(record)) + record.ReservedTokens > limits.TokensPerDay
            ? AcceptOutcome.TokensExhausted
            : AcceptOutcome.Accepted;
    }

    public void Accept(NewGeneration generation, DateTimeOffset now)
    {
        LastNumber++;
        Running++;
        Add(TokenDay.Of(generation.Record), generation.Record.ReservedTokens, 0);
        if (generation.Key is { } key)
        {
            Take(key, generation.Record.Id, now);
        }
    }

    /// <summary>Takes a key unless somebody has it; returns the fingerprint under which it is taken.</summary>
    public byte[] Take(IdempotencyKey key, Guid generationId, DateTimeOffset now)
    {
        if (Keys.TryAdd(key.Key, (key.Fingerprint, generationId)))
        {
            _ages.Enqueue((now, key.Key));
        }

        return Keys[key.Key].Fingerprint;
    }

    /// <summary>Gives the slot back and charges what was used instead of what was reserved.</summary>
    public void Settle(GenerationRecord record)
    {
        Running--;
        Add(TokenDay.Of(record), -record.ReservedTokens, TokenDay.Charge(record));
    }

    /// <summary>Forgets keys that were taken before a time.</summary>
    public void Forget(DateTimeOffset before)
    {
        while (_ages.TryPeek(out var oldest) && oldest.At < before)
        {
            Keys.Remove(_ages.Dequeue().Key);
        }
    }

    private (long Reserved, long Charged) Day(DateOnly day) => _days.GetValueOrDefault(day);

    private void Add(DateOnly day, long reserved, long charged) =>
        _days[day] = (Day(day).Reserved + reserved, Day(day).Charged + charged);
}
