using Whence.Testing;
using Whence.Vectors.Embedded;

namespace Whence.Vectors.Tests.Embedded;

public sealed class EmbeddedVectorStoreTests : VectorStoreConformance, IDisposable
{
    private static readonly VectorSpace Space = new(24, VectorDistance.Cosine);

    private readonly TemporaryFolder _folder = new();
    private readonly List<EmbeddedVectorStore> _open = [];

    [Theory]
    [MemberData(nameof(Promises))]
    public Task Store_EveryPromise_IsKept(string promise) => KeepAsync(promise);

    [Fact]
    public async Task Search_ManyRows_RoughScanFindsTheNearest()
    {
        var random = new Random(11);
        var points = SampleVectors.Points(random, 20_000, 24);
        var store = Open("many", Space);
        await store.UpsertAsync(points);
        var queries = SampleVectors.Values(random, 20 * 24);

        var exact = await store.SearchAsync(queries, new() { Exact = true });
        var rough = await store.SearchAsync(queries);

        var found = exact.Zip(rough).Sum(pair => pair.First.Intersect(pair.Second).Count());
        Assert.True(found >= 199, $"{found} of 200 are among the ten nearest, with the same scores.");
    }

    [Fact]
    public async Task Search_OneCandidateForEachHit_MayPassHitsOver()
    {
        var random = new Random(12);
        var points = SampleVectors.Points(random, 20_000, 24);
        await Open("rough", Space).UpsertAsync(points);
        var queries = SampleVectors.Values(random, 50 * 24);
        var store = Open("rough", Space, new() { Oversampling = 1 });

        var exact = await store.SearchAsync(queries, new() { Exact = true });
        var rough = await store.SearchAsync(queries);

        Assert.NotEqual(
            exact.SelectMany(hits => hits).Select(hit => hit.Id), rough.SelectMany(hits => hits).Select(hit => hit.Id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Search_EqualScores_LowerIdsComeFirst(bool exact)
    {
        var store = Open("ties", Space);
        await store.UpsertAsync(
            [.. Enumerable.Range(0, 500).Select(i => new VectorPoint((ulong)(i * 37 % 500), Unit(i % 2), "s"))]);

        var found = Assert.Single(await store.SearchAsync(Unit(0), new() { HitsMax = 5, Exact = exact }));

        Assert.Equal([0ul, 2, 4, 6, 8], found.Select(hit => hit.Id));
    }

    [Fact]
    public async Task Upsert_AnyBatchesInAnyOrder_GiveTheSameBytes()
    {
        var points = SampleVectors.Points(new Random(13), 300, 24);
        await Open("whole", Space).UpsertAsync(points);
        for (var seed = 0; seed < 5; seed++)
        {
            var random = new Random(seed);
            var shuffled = points.ToArray();
            random.Shuffle(shuffled);
            var store = Open($"parts-{seed}", Space);
            foreach (var batch in shuffled.Chunk(random.Next(20, 150)))
            {
                await store.UpsertAsync(batch);
            }

            Assert.True(
                File.ReadAllBytes(PathOf("whole")).SequenceEqual(File.ReadAllBytes(PathOf($"parts-{seed}"))),
                $"seed {seed}");
        }
    }

    [Fact]
    public async Task Digest_NewPoint_Changes()
    {
        var store = Open("digest", Space);
        Assert.Null(store.Digest);
        await store.UpsertAsync([new(1, Unit(0), "s")]);
        var before = store.Digest;
        await store.UpsertAsync([new(1, Unit(0), "s", "CC0-1.0")]);

        Assert.Equal(64, store.Digest!.Length);
        Assert.NotEqual(before, store.Digest);
    }

    [Fact]
    public async Task Upsert_UnwritableFolder_KeepsWhatWasThere()
    {
        File.WriteAllText(_folder.File("file"), "");
        var store = Open("file/points", Space);

        var refusal = await Assert.ThrowsAsync<VectorException>(() => store.UpsertAsync([new(1, Unit(0), "s")]));

        Assert.Contains("cannot be written", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, await store.CountAsync());
        Assert.Equal(["file"], Directory.GetFiles(_folder.Path).Select(path => Path.GetFileName(path)));
    }

    [Fact]
    public async Task Use_AfterDispose_IsRefused()
    {
        var store = Open("closed", Space);
        await store.UpsertAsync([new(1, Unit(0), "s")]);
        store.Dispose();
        store.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.SearchAsync(Unit(0)));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.UpsertAsync([new(2, Unit(0), "s")]));
        Assert.Throws<ObjectDisposedException>(() => store.Digest);
    }

    [Fact]
    public async Task Dispose_BesideSearches_LetsThemEndOrRefusesThem()
    {
        var store = Open("ending", Space);
        await store.UpsertAsync(SampleVectors.Points(new Random(14), 20_000, 24));
        var searches = Enumerable.Range(0, 8).Select(_ => store.SearchAsync(new float[24 * 50])).ToList();
        store.Dispose();

        var faults = await Task.WhenAll(searches.Select(search => Record.ExceptionAsync(() => search)));

        Assert.All(faults, fault => Assert.True(fault is null or ObjectDisposedException, $"{fault}"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public void Open_OversamplingOutOfRange_NamesIt(int oversampling) => Assert.Contains(
        $"{oversampling} candidates",
        Assert.Throws<VectorException>(() => Open("x", Space, new() { Oversampling = oversampling })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Open_OtherEnding_IsRefused() => Assert.Contains(
        "does not end in .safetensors",
        Assert.Throws<VectorException>(() => EmbeddedVectorStore.Open(_folder.File("points"), Space)).Message,
        StringComparison.Ordinal);

    public void Dispose()
    {
        _open.ForEach(store => store.Dispose());
        _folder.Dispose();
    }

    protected override Task<IVectorStore> OpenAsync(string name, VectorSpace space) =>
        Task.Run<IVectorStore>(() => Open(name, space));

    private static float[] Unit(int axis)
    {
        var vector = new float[24];
        vector[axis] = 1;
        return vector;
    }

    private string PathOf(string name) => _folder.File($"{name}.safetensors");

    private EmbeddedVectorStore Open(string name, VectorSpace space, EmbeddedOptions? options = null)
    {
        _open.Add(EmbeddedVectorStore.Open(PathOf(name), space, options));
        return _open[^1];
    }
}
