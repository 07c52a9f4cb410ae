using Whence.Generations.Storage;
using Whence.Hosting.Identity;
using Whence.Integration.Tests.Persistence;

namespace Whence.Integration.Tests.GenerationStorage;

/// <summary>Quotas against a model of them, over random histories. A failure names the seed that repeats it.</summary>
public abstract class SettlementConformance(GenerationStoreSetup setup)
{
    private const int Limit = 5_000;
    private const int Slots = 4;

    [BackendFact]
    public async Task Settle_RandomHistories_ChargesExactlyWhatWasUsed()
    {
        for (var seed = 1; seed <= 6; seed++)
        {
            var history = new History(setup.Store, seed);
            for (var step = 0; step < 40; step++)
            {
                await history.StepAsync();
            }

            Assert.Equal($"seed {seed}: {history.Expected}", $"seed {seed}: {await history.ObservedAsync()}");
            var differences = await setup.DifferencesAsync(history.Tenant);
            Assert.True(differences.Count == 0, $"seed {seed}: {string.Join(", ", differences)}");
        }
    }

    [BackendFact]
    public async Task Settle_EndedTwentyTimesAtOnce_ChargesOnce()
    {
        var tenant = Drafts.NewTenant();
        var draft = Drafts.New(tenant, limits: new TenantLimits(TokensPerDay: 1000));
        await setup.Store.AcceptAsync(draft, default);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => setup.Store.ApplyAsync(
            null, null, draft.Record.Id, Drafts.To(GenerationState.Completed, generated: 30), default))));

        Assert.Equal(970, (await setup.Store.BalanceAsync(tenant, 1000, default))!.Remaining);
        Assert.Empty(await setup.DifferencesAsync(tenant));
    }

    /// <summary>One tenant's history and the books that a careful clerk would keep of it.</summary>
    private sealed class History(IGenerationStore store, int seed)
    {
        private readonly Random _random = new(seed);
        private readonly List<GenerationRecord> _generations = [];
        private readonly Dictionary<Guid, long> _running = [];
        private long _charged;

        public string Tenant { get; } = Drafts.NewTenant();

        public long Expected => Math.Max(0, Limit - _charged - _running.Values.Sum());

        public async Task<long> ObservedAsync() => (await store.BalanceAsync(Tenant, Limit, default))!.Remaining;

        public Task StepAsync() => _generations.Count == 0 || _random.Next(3) == 0 ? AcceptAsync() : ApplyAsync();

        private async Task AcceptAsync()
        {
            var reserved = _random.Next(1, 600);
            var draft = Drafts.New(Tenant, limits: new TenantLimits(null, Slots, Limit), reserved: reserved);
            var expected = _running.Count >= Slots ? AcceptOutcome.TooManyConcurrent
                : reserved > Limit - _charged - _running.Values.Sum() ? AcceptOutcome.TokensExhausted
                : AcceptOutcome.Accepted;

            var result = await store.AcceptAsync(draft, default);

            Assert.Equal($"seed {seed}: {expected}", $"seed {seed}: {result.Outcome}");
            if (result.Record is { } record)
            {
                _generations.Add(record);
                _running.Add(record.Id, reserved);
            }
        }

        private async Task ApplyAsync()
        {
            var target = _generations[_random.Next(_generations.Count)].Id;
            var (state, tokens) = ((GenerationState)_random.Next(6), _random.Next(200));
            var wasRunning = _running.ContainsKey(target);

            var after = await store.ApplyAsync(
                "c",
                Drafts.Message(Guid.NewGuid()),
                target,
                record => state < record.State ? null : Drafts.To(state, tokens)(record),
                default);

            if (wasRunning && after!.IsTerminal)
            {
                _running.Remove(target);
                _charged += after.PromptTokens + after.GeneratedTokens;
            }
        }
    }
}
