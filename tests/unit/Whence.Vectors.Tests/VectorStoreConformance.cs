namespace Whence.Vectors.Tests;

/// <summary>What every store of vectors does; derive from it, open the stores, and run each promise.</summary>
public abstract class VectorStoreConformance
{
    private const int Dimension = 24;
    private const string Store = "points";

    private static readonly VectorSpace Cosine = new(Dimension, VectorDistance.Cosine);
    private static readonly VectorSpace Inner = new(Dimension, VectorDistance.InnerProduct);

    private static readonly Dictionary<string, Func<VectorStoreConformance, Task>> All = new()
    {
        [nameof(Empty_FindsNothingAsync)] = store => store.Empty_FindsNothingAsync(),
        [nameof(Exact_IsWhatComparingAllFindsAsync)] = store => store.Exact_IsWhatComparingAllFindsAsync(),
        [nameof(NotExact_NeverChangesAScoreAsync)] = store => store.NotExact_NeverChangesAScoreAsync(),
        [nameof(SeveralQueries_AnswerAsOneByOneAsync)] = store => store.SeveralQueries_AnswerAsOneByOneAsync(),
        [nameof(SameId_IsReplacedAsync)] = store => store.SameId_IsReplacedAsync(),
        [nameof(Filters_ApplyToSearchAndCountAsync)] = store => store.Filters_ApplyToSearchAndCountAsync(),
        [nameof(Cosine_IgnoresLengthsAsync)] = store => store.Cosine_IgnoresLengthsAsync(),
        [nameof(AnyId_ComesBackAsync)] = store => store.AnyId_ComesBackAsync(),
        [nameof(OpenedAgain_HoldsTheSameAsync)] = store => store.OpenedAgain_HoldsTheSameAsync(),
        [nameof(OtherSpace_IsRefusedAsync)] = store => store.OtherSpace_IsRefusedAsync(),
        [nameof(OtherDimension_IsRefusedAsync)] = store => store.OtherDimension_IsRefusedAsync(),
        [nameof(NotFinite_IsRefusedAsync)] = store => store.NotFinite_IsRefusedAsync(),
        [nameof(NamelessSource_IsRefusedAsync)] = store => store.NamelessSource_IsRefusedAsync(),
        [nameof(RefusedBatch_LeavesNothingAsync)] = store => store.RefusedBatch_LeavesNothingAsync(),
        [nameof(HitsOutOfRange_AreRefusedAsync)] = store => store.HitsOutOfRange_AreRefusedAsync(),
        [nameof(Cancelled_EndsAsync)] = store => store.Cancelled_EndsAsync(),
        [nameof(SearchBesideUpsert_NeverFailsAsync)] = store => store.SearchBesideUpsert_NeverFailsAsync(),
    };

    /// <summary>Gets the names of the promises.</summary>
    public static TheoryData<string> Promises => [.. All.Keys];

    /// <summary>Fails unless the stores keep the promise.</summary>
    protected Task KeepAsync(string promise) => All[promise](this);

    /// <summary>Opens a store of this test, which is empty at first; the same name is the same store.</summary>
    protected abstract Task<IVectorStore> OpenAsync(string name, VectorSpace space);

    private static async Task RefusedAsync(Func<Task> use, params string[] words)
    {
        var refusal = await Assert.ThrowsAsync<VectorException>(use);
        Assert.All(words, word => Assert.Contains(word, refusal.Message, StringComparison.Ordinal));
    }

    // Stores may round differently, so hits are compared by their scores.
    private static void AssertNearest(
        IEnumerable<(VectorPoint Point, double Score)> expected, IReadOnlyList<VectorHit> found, string what)
    {
        var scores = expected.Select(pair => pair.Score).ToList();
        Assert.True(
            scores.Count == found.Count && scores.Zip(found).All(pair => Near(pair.First, pair.Second.Score)),
            $"{what}: {string.Join(" ", scores)}, not {string.Join(" ", found.Select(hit => hit.Score))}");
    }

    private static bool Near(double expected, float score) =>
        Math.Abs(expected - score) <= 1e-5 * Math.Max(1, Math.Abs(expected));

    private static VectorPoint Point(ulong id, params float[] start)
    {
        var vector = new float[Dimension];
        start.CopyTo(vector, 0);
        return new VectorPoint(id, vector, "gazette");
    }

    private static ReadOnlyMemory<float> Query(params float[] start) => Point(0, start).Vector;

    private static async Task<IReadOnlyList<VectorHit>> OneAsync(
        IVectorStore store, ReadOnlyMemory<float> query, SearchOptions options) =>
        Assert.Single(await store.SearchAsync(query, options));

    private async Task Empty_FindsNothingAsync()
    {
        var store = await OpenAsync(Store, Cosine);
        Assert.Equal(Cosine, store.Space);
        await store.UpsertAsync([]);
        Assert.Equal(0, await store.CountAsync());
        Assert.Equal(0, await store.CountAsync(new() { Sources = ["gazette"] }));
        Assert.Equal([0, 0], (await store.SearchAsync(new float[2 * Dimension])).Select(hits => hits.Count));
        Assert.Empty(await store.SearchAsync(ReadOnlyMemory<float>.Empty));
    }

    private async Task Exact_IsWhatComparingAllFindsAsync()
    {
        for (var seed = 0; seed < 8; seed++)
        {
            var (random, space) = (new Random(seed), seed % 2 == 0 ? Cosine : Inner);
            var points = SampleVectors.Points(random, 300, Dimension);
            var store = await OpenAsync($"{Store}-{seed}", space);
            await store.UpsertAsync(points);
            var (query, hitsMax) = (SampleVectors.Values(random, Dimension), random.Next(1, 40));
            var found = await OneAsync(store, query, new() { HitsMax = hitsMax, Exact = true });
            AssertNearest(SampleVectors.Nearest(points, query, space.Distance, hitsMax), found, $"seed {seed}");
            var all = await OneAsync(store, query, new() { HitsMax = 1000, Exact = true });
            Assert.Equal(points.Select(point => point.Id).Order(), all.Select(hit => hit.Id).Order());
        }
    }

    private async Task NotExact_NeverChangesAScoreAsync()
    {
        foreach (var space in (VectorSpace[])[Cosine, Inner])
        {
            var random = new Random(3);
            var points = SampleVectors.Points(random, 1000, Dimension);
            var store = await OpenAsync($"{Store}-{space.Distance}", space);
            await store.UpsertAsync(points);
            var query = SampleVectors.Values(random, Dimension);
            var exact = SampleVectors.Nearest(points, query, space.Distance, 1000)
                .ToDictionary(pair => pair.Point.Id, pair => (pair.Point, pair.Score));
            var found = await OneAsync(store, query, new() { HitsMax = 20 });
            Assert.Equal(20, found.Count);
            Assert.Equal(found.Select(hit => hit.Score).OrderDescending(), found.Select(hit => hit.Score));
            Assert.All(found, hit => Assert.True(Near(exact[hit.Id].Score, hit.Score), $"{hit}"));
            Assert.All(found, hit => Assert.Equal(
                (exact[hit.Id].Point.Source, exact[hit.Id].Point.Licence), (hit.Source, hit.Licence)));
            var best = exact.Values.OrderByDescending(pair => pair.Score).Take(20).Select(pair => pair.Point.Id);
            Assert.True(best.Intersect(found.Select(hit => hit.Id)).Count() >= 18, "More than 2 of 20 are missing.");
        }
    }

    private async Task SeveralQueries_AnswerAsOneByOneAsync()
    {
        var random = new Random(4);
        var store = await OpenAsync(Store, Cosine);
        await store.UpsertAsync(SampleVectors.Points(random, 500, Dimension));
        var queries = SampleVectors.Values(random, 9 * Dimension);
        var together = await store.SearchAsync(queries, new() { HitsMax = 7 });
        Assert.Equal(9, together.Count);
        for (var query = 0; query < together.Count; query++)
        {
            var alone = queries.AsMemory(query * Dimension, Dimension);
            Assert.Equal(await OneAsync(store, alone, new() { HitsMax = 7 }), together[query]);
        }
    }

    private async Task SameId_IsReplacedAsync()
    {
        var store = await OpenAsync(Store, Inner);
        await store.UpsertAsync([Point(1, 1), Point(2, 2), Point(1, 3)]);
        await store.UpsertAsync([Point(2, 5) with { Source = "ledger", Licence = "CC0-1.0" }]);
        Assert.Equal(2, await store.CountAsync());
        Assert.Equal(
            [new VectorHit(2, 5, "ledger", "CC0-1.0"), new VectorHit(1, 3, "gazette", null)],
            await OneAsync(store, Query(1), new() { Exact = true }));
    }

    private async Task Filters_ApplyToSearchAndCountAsync()
    {
        var random = new Random(5);
        var points = SampleVectors.Points(random, 600, Dimension);
        var store = await OpenAsync(Store, Cosine);
        await store.UpsertAsync(points);
        var query = SampleVectors.Values(random, Dimension);
        foreach (var filter in SampleFilters.All)
        {
            var passing = points.Count(point => filter.Passes(point.Source, point.Licence));
            Assert.Equal(passing, await store.CountAsync(filter));
            var found = await OneAsync(store, query, new() { HitsMax = 12, Filter = filter, Exact = true });
            AssertNearest(SampleVectors.Nearest(points, query, Cosine.Distance, 12, filter), found, $"{filter}");
            var rough = await OneAsync(store, query, new() { HitsMax = 12, Filter = filter });
            Assert.Equal(Math.Min(12, passing), rough.Count);
            Assert.All(rough, hit => Assert.True(filter.Passes(hit.Source, hit.Licence), $"{filter}: {hit}"));
        }
    }

    private async Task Cosine_IgnoresLengthsAsync()
    {
        var store = await OpenAsync(Store, Cosine);
        await store.UpsertAsync([Point(1, 1e-15f), Point(2, 2e15f, 2e15f), Point(3), Point(4, -3)]);
        var found = await OneAsync(store, Query(1e10f), new() { Exact = true });
        Assert.Equal([1ul, 2, 3, 4], found.Select(hit => hit.Id));
        Assert.All(
            found.Zip([1, Math.Sqrt(0.5), 0, -1]), pair => Assert.True(Near(pair.Second, pair.First.Score), $"{pair}"));
    }

    private async Task AnyId_ComesBackAsync()
    {
        var store = await OpenAsync(Store, Inner);
        ulong[] ids = [ulong.MaxValue, 0, 1ul << 63, long.MaxValue];
        await store.UpsertAsync([.. ids.Select((id, i) => Point(id, i + 1))]);
        await store.UpsertAsync([Point(7, 0.5f)]);
        var found = await OneAsync(store, Query(1), new() { Exact = true });
        Assert.Equal([.. ids.Reverse(), 7ul], found.Select(hit => hit.Id));
    }

    private async Task OpenedAgain_HoldsTheSameAsync()
    {
        var random = new Random(6);
        var store = await OpenAsync(Store, Cosine);
        await store.UpsertAsync(SampleVectors.Points(random, 200, Dimension));
        var query = SampleVectors.Values(random, Dimension);
        var before = await OneAsync(store, query, new());
        var again = await OpenAsync(Store, Cosine);
        Assert.Equal(await store.CountAsync(), await again.CountAsync());
        Assert.Equal(before, await OneAsync(again, query, new()));
    }

    private async Task OtherSpace_IsRefusedAsync()
    {
        await (await OpenAsync(Store, Cosine)).UpsertAsync([Point(1, 1)]);
        await RefusedAsync(() => OpenAsync(Store, Inner), "by cosine", "by inner product");
        await RefusedAsync(
            () => OpenAsync(Store, new VectorSpace(25, VectorDistance.Cosine)), "24 dimensions", "25 dimensions");
    }

    private async Task OtherDimension_IsRefusedAsync()
    {
        var store = await OpenAsync(Store, Cosine);
        await RefusedAsync(() => store.UpsertAsync([new(5, new float[23], "gazette")]), "point 5", "23 dim", "24");
        await RefusedAsync(() => store.SearchAsync(new float[25]), "25 values", "24 dimensions");
    }

    private async Task NotFinite_IsRefusedAsync()
    {
        var store = await OpenAsync(Store, Cosine);
        foreach (var value in (float[])[float.NaN, float.PositiveInfinity, float.NegativeInfinity])
        {
            await RefusedAsync(() => store.UpsertAsync([Point(1, 1), Point(2, 1, value)]), "point 2", "at index 1");
            await RefusedAsync(() => store.SearchAsync(Query(1, 2, value)), "Query 0", "at index 2");
        }

        await RefusedAsync(() => store.UpsertAsync([Point(1, 1e30f)]), "point 1", "scale it");
        await RefusedAsync(() => store.SearchAsync(Query(1e30f)), "Query 0", "scale it");
    }

    private async Task NamelessSource_IsRefusedAsync()
    {
        var store = await OpenAsync(Store, Cosine);
        await RefusedAsync(() => store.UpsertAsync([Point(9, 1) with { Source = "" }]), "Point 9 has no source");
    }

    private async Task RefusedBatch_LeavesNothingAsync()
    {
        var store = await OpenAsync(Store, Inner);
        await store.UpsertAsync([Point(1, 1)]);
        await RefusedAsync(() => store.UpsertAsync([Point(1, 2), Point(2, 3), Point(3, float.NaN)]));
        Assert.Equal(
            [new VectorHit(1, 1, "gazette", null)], await OneAsync(store, Query(1), new() { Exact = true }));
    }

    private async Task HitsOutOfRange_AreRefusedAsync()
    {
        var store = await OpenAsync(Store, Cosine);
        foreach (var hits in (int[])[-1, 0, SearchOptions.HitsLimit + 1])
        {
            await RefusedAsync(() => store.SearchAsync(Query(1), new() { HitsMax = hits }), $"{hits} hits");
        }

        Assert.Empty(await OneAsync(store, Query(1), new() { HitsMax = SearchOptions.HitsLimit }));
    }

    private async Task Cancelled_EndsAsync()
    {
        var (store, cancelled) = (await OpenAsync(Store, Cosine), new CancellationToken(canceled: true));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => store.UpsertAsync([Point(1, 1)], cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => store.SearchAsync(Query(1), cancellation: cancelled));
        Assert.Equal(0, await store.CountAsync());
    }

    private async Task SearchBesideUpsert_NeverFailsAsync()
    {
        var random = new Random(8);
        var store = await OpenAsync(Store, Cosine);
        await store.UpsertAsync(SampleVectors.Points(random, 300, Dimension));
        var query = SampleVectors.Values(random, Dimension);
        var writing = Task.Run(async () =>
        {
            for (var batch = 0ul; batch < 12; batch++)
            {
                await store.UpsertAsync([Point(100_000 + batch, batch + 1)]);
            }
        });
        do
        {
            Assert.Equal(10, (await OneAsync(store, query, new())).Count);
        }
        while (!writing.IsCompleted);
        await writing;
        Assert.Equal(312, await store.CountAsync());
    }
}
