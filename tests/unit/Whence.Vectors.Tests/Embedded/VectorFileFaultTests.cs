using Whence.Safetensors;
using Whence.Testing;
using Whence.Vectors.Embedded;

namespace Whence.Vectors.Tests.Embedded;

public sealed class VectorFileFaultTests : IDisposable
{
    private const int Points = 9;

    private static readonly VectorSpace Space = new(5, VectorDistance.InnerProduct);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Verify_AsWritten_Passes()
    {
        using var store = EmbeddedVectorStore.Open(await WrittenAsync(), Space);

        Assert.Null(Record.Exception(store.Verify));
    }

    [Fact]
    public async Task Open_AnyTruncation_IsOneSentence()
    {
        var whole = File.ReadAllBytes(await WrittenAsync());
        for (var length = 0; length < whole.Length; length += 7)
        {
            File.WriteAllBytes(PathOf("broken"), whole[..length]);
            AssertFault(() => EmbeddedVectorStore.Open(PathOf("broken"), Space), "build it again.");
        }
    }

    [Fact]
    public void Open_OtherFiles_AreOneSentence()
    {
        Directory.CreateDirectory(PathOf("folder"));
        TensorWriter.Write(PathOf("model"), [TensorData.Floats("w", [1], [1f])]);
        TensorWriter.Write(
            PathOf("newer"), [TensorData.Floats("w", [1], [1f])],
            new Dictionary<string, string> { ["kind"] = "whence.vectors", ["version"] = "2" });

        AssertFault(() => EmbeddedVectorStore.Open(PathOf("model"), Space), "is no store of vectors");
        AssertFault(() => EmbeddedVectorStore.Open(PathOf("newer"), Space), "has version '2', not 1");
        AssertFault(() => EmbeddedVectorStore.Open(PathOf("folder"), Space), "build it again.");
    }

    [Fact]
    public async Task Verify_AnyFlippedByte_IsFoundAndNoSearchFailsOtherwise()
    {
        var whole = File.ReadAllBytes(await WrittenAsync());
        for (var i = 0; i < whole.Length; i++)
        {
            var broken = whole.ToArray();
            broken[i] ^= (byte)(1 << (i % 8));
            File.WriteAllBytes(PathOf("broken"), broken);

            var found = Record.Exception(() => Use(store => store.Verify()));
            var searched = await Record.ExceptionAsync(() => UseAsync(SearchAsync));
            var counted = await Record.ExceptionAsync(() => UseAsync(store => store.CountAsync()));

            // A space of the header's padding may become other white space; that is no content.
            Assert.True(found is VectorException || IsPadding(whole, i), $"byte {i}: {found}");
            Assert.True(searched is null or VectorException, $"byte {i}: {searched}");
            Assert.True(counted is null or VectorException, $"byte {i}: {counted}");
        }
    }

    [Fact]
    public async Task Upsert_DamagedFile_GivesItNoNewDigest()
    {
        var path = await WrittenAsync();
        var broken = File.ReadAllBytes(path);
        broken[8 + BitConverter.ToInt64(broken) + (Points * (sizeof(ulong) + sizeof(int) + sizeof(float)))] ^= 1;
        File.WriteAllBytes(path, broken);
        using var store = EmbeddedVectorStore.Open(path, Space);

        var refusal = await Assert.ThrowsAsync<VectorException>(
            () => store.UpsertAsync([new(99, new float[5], "gazette")]));

        Assert.Contains("does not hold what was written to it", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(broken, File.ReadAllBytes(path));
    }

    private static bool IsPadding(byte[] whole, int i) =>
        i < 8 + BitConverter.ToInt64(whole) && whole[i] == (byte)' ';

    private static Task SearchAsync(EmbeddedVectorStore store) =>
        store.SearchAsync(new float[] { 1, 2, 3, 4, 5 }, new() { HitsMax = 2 });

    private static void AssertFault(Action use, string words) => Assert.Contains(
        words, Assert.Throws<VectorException>(use).Message, StringComparison.Ordinal);

    private string PathOf(string name) => _folder.File($"{name}.safetensors");

    private void Use(Action<EmbeddedVectorStore> use)
    {
        using var store = EmbeddedVectorStore.Open(PathOf("broken"), Space);
        use(store);
    }

    private async Task UseAsync(Func<EmbeddedVectorStore, Task> use)
    {
        using var store = EmbeddedVectorStore.Open(PathOf("broken"), Space, new() { Oversampling = 2 });
        await use(store);
    }

    private async Task<string> WrittenAsync()
    {
        using var store = EmbeddedVectorStore.Open(PathOf("written"), Space);
        await store.UpsertAsync(SampleVectors.Points(new Random(21), Points, 5));
        return PathOf("written");
    }
}
