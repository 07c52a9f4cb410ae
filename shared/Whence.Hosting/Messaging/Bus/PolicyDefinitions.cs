namespace Whence.Hosting.Messaging.Bus;

/// <summary>What holds for queues on the broker. These are policies and not arguments of queues, because error queues
/// inherit arguments: an error queue with a delivery limit would lose what it is there to keep.</summary>
internal static class PolicyDefinitions
{
    /// <summary>Where messages go that were delivered ten times and never acknowledged.</summary>
    public const string DeadLetters = "whence.dead-letters";

    private const string Services = "^(gateway|generations|tokenization|decoding|attribution|audit)\\.";
    private const long Week = 7L * 24 * 60 * 60 * 1000;

    public static IReadOnlyDictionary<string, object> All { get; } = new Dictionary<string, object>
    {
        ["whence-work"] = Policy($"{Services}(?!.*_(error|skipped)$)", new Dictionary<string, object>
        {
            ["delivery-limit"] = 10,
            ["dead-letter-exchange"] = DeadLetters,
            ["dead-letter-strategy"] = "at-least-once",
            ["overflow"] = "reject-publish",
            ["max-length"] = 100_000,
        }),
        ["whence-error"] = Policy($"{Services}.*_(error|skipped)$", new Dictionary<string, object>
        {
            ["message-ttl"] = Week,
            ["max-length"] = 50_000,
            ["overflow"] = "drop-head",
        }),
        ["whence-dead-letters"] = Policy("^whence\\.dead-letters$", new Dictionary<string, object>
        {
            ["message-ttl"] = 2 * Week,
        }),
    };

    private static Dictionary<string, object> Policy(string pattern, Dictionary<string, object> definition) => new()
    {
        ["pattern"] = pattern,
        ["apply-to"] = "queues",
        ["priority"] = 10,
        ["definition"] = definition,
    };
}
