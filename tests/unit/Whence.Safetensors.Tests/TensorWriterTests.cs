using System.Text;
using System.Text.Json;

namespace Whence.Safetensors.Tests;

public sealed class TensorWriterTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_KnownTensors_GivesTheseBytes()
    {
        TensorData[] tensors =
        [
            TensorData.BFloat16("é", [1], [1f]),
            TensorData.Integers("n", [1], [2]),
            TensorData.Floats("b", [1], [1f]),
        ];
        TensorWriter.Write(_folder.At("m.safetensors"), tensors,
            new Dictionary<string, string> { ["z"] = "1", ["a"] = "\"" });

        const string Json = """
            {"__metadata__":{"a":"\"","z":"1"},"n":{"dtype":"I64","shape":[1],"data_offsets":[0,8]},
            """ + """
            "b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]},
            """ + """
            "é":{"dtype":"BF16","shape":[1],"data_offsets":[12,14]}}
            """;
        var padded = Encoding.UTF8.GetBytes(Json);
        padded = [.. padded, .. Enumerable.Repeat((byte)' ', (8 - (padded.Length % 8)) % 8)];
        byte[] data = [2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x80, 0x3F, 0x80, 0x3F];
        Assert.Equal(0, padded.Length % 8);
        Assert.Equal(RawFile.Of(padded, data), File.ReadAllBytes(_folder.At("m.safetensors")));
    }

    [Fact]
    public void Write_InAnotherOrder_GivesTheSameBytes()
    {
        TensorData[] tensors = [.. Enumerable.Range(0, 20).Select(n => TensorData.Floats($"t{n}", [1], [n]))];
        TensorWriter.Write(_folder.At("a.safetensors"), tensors);
        TensorWriter.Write(_folder.At("b.safetensors"), tensors.Reverse().ToArray());

        Assert.Equal(File.ReadAllBytes(_folder.At("a.safetensors")), File.ReadAllBytes(_folder.At("b.safetensors")));
    }

    [Theory]
    [InlineData(0x3F800000U, 0x3F80)]
    [InlineData(0x3F807FFFU, 0x3F80)]
    [InlineData(0x3F808000U, 0x3F80)]
    [InlineData(0x3F808001U, 0x3F81)]
    [InlineData(0x3F818000U, 0x3F82)]
    [InlineData(0x3F817FFFU, 0x3F81)]
    [InlineData(0x7F7FFFFFU, 0x7F80)]
    [InlineData(0xFF800000U, 0xFF80)]
    [InlineData(0x7F800001U, 0x7FC0)]
    [InlineData(0xFFFFFFFFU, 0xFFFF)]
    [InlineData(0x80000000U, 0x8000)]
    [InlineData(0x00008000U, 0x0000)]
    public void BFloat16_OfAFloat_RoundsToNearestEven(uint bits, ushort wanted)
    {
        var tensor = TensorData.BFloat16("t", [1], [BitConverter.UInt32BitsToSingle(bits)]);

        Assert.Equal(wanted, BitConverter.ToUInt16(tensor.Content.Span));
    }

    [Fact]
    public void Write_NamesAndMetadataOfAllKinds_RoundTrips()
    {
        string[] names =
            ["", " ", "\"quoted\"", "back\\slash", "line\nfeed", "nul\0", "日本", "👩\u200d💻", "a/b.c", "__meta__"];
        var metadata = names.ToDictionary(name => name, name => name + "!");

        TensorWriter.Write(
            _folder.At("m.safetensors"), [.. names.Select((name, n) => TensorData.Floats(name, [], [n]))], metadata);
        using var store = TensorStore.Open(_folder.At("m.safetensors"));

        Assert.Equal(names.Length, store.Entries.Count);
        Assert.All(names, name => Assert.Equal([(float)Array.IndexOf(names, name)], store.ReadFloats(name)));
        Assert.Equal(metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal),
            store.Metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Write_TensorsOfMixedWidths_AlignsEachToItsElements()
    {
        TensorWriter.Write(_folder.At("m.safetensors"), [
            TensorData.Bytes("a", TensorType.U8, [3], new byte[3]), TensorData.BFloat16("b", [3], new float[3]),
            TensorData.Floats("c", [3], new float[3]), TensorData.Integers("d", [3], new long[3])]);
        using var store = TensorStore.Open(_folder.At("m.safetensors"));

        Assert.All(store.Entries.Values, entry => Assert.Equal(0, entry.Offset % TensorTypes.Bytes(entry.Type)));
    }

    [Fact]
    public void Write_SameNameTwice_IsRefused()
    {
        var path = _folder.At("m.safetensors");
        TensorData[] twins = [TensorData.Floats("t", [1], [1f]), TensorData.Floats("t", [1], [1f])];

        Refusal.Of(SafetensorsError.DuplicateTensor, path, "t", () => TensorWriter.Write(path, twins));
        Refusal.Of(SafetensorsError.DuplicateTensor, _folder.Path, "t",
            () => TensorWriter.WriteSharded(_folder.Path, twins, 100));
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Write_IntoAMissingFolder_MakesIt()
    {
        var path = Path.Combine(_folder.At("missing"), "m.safetensors");

        TensorWriter.Write(path, []);

        Assert.Equal([path], Directory.GetFiles(_folder.At("missing")));
    }

    [Fact]
    public void Write_OverAFolderOrBelowAFile_IsRefusedAndLeavesNothing()
    {
        var folder = _folder.At("m.safetensors");
        Directory.CreateDirectory(folder);
        var below = Path.Combine(_folder.Write("file", []), "m.safetensors");

        Refusal.Of(SafetensorsError.FileUnwritable, folder, null, () => TensorWriter.Write(folder, []));
        Refusal.Of(SafetensorsError.FileUnwritable, below, null, () => TensorWriter.Write(below, []));
        Assert.Equal(["file", "m.safetensors"],
            Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Write_HeaderAboveTheCap_IsRefused()
    {
        var path = _folder.At("m.safetensors");
        var metadata = new Dictionary<string, string> { ["k"] = new('x', HeaderFrame.HeaderBytesMax) };

        Refusal.Of(SafetensorsError.HeaderTooLarge, path, null, () => TensorWriter.Write(path, [], metadata));
    }

    [Fact]
    public void Write_OverAModelInUse_LeavesItsMappingAlone()
    {
        var path = _folder.At("m.safetensors");
        TensorWriter.Write(path, [TensorData.Floats("t", [1], [1f])]);
        using var store = TensorStore.Open(path);

        TensorWriter.Write(path, [TensorData.Floats("t", [1], [2f])]);

        Assert.Equal([1f], store.ReadFloats("t"));
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Data_OfAnotherLengthThanItsShape_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => TensorData.Floats("t", [2], [1f]));
        Assert.Throws<ArgumentException>(() => TensorData.Floats("t", [-1, -1], [1f]));
        Assert.Throws<ArgumentException>(() => TensorData.BFloat16("t", [], []));
        Assert.Throws<ArgumentException>(() => TensorData.Bytes("t", TensorType.F64, [1], new byte[4]));
        Assert.Throws<ArgumentException>(() => TensorData.Floats("__metadata__", [1], [1f]));
        Assert.ThrowsAny<ArgumentException>(() => TensorData.Floats("\ud800", [1], [1f]));
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(8, 5)]
    [InlineData(11, 5)]
    [InlineData(1000, 1)]
    public void WriteSharded_SplitsByBytes_AndOpensAsOneModel(long maxShardBytes, int shardCount)
    {
        TensorData[] tensors = [.. Enumerable.Range(0, 10).Select(n => TensorData.Floats($"t{n}", [1], [n]))];

        TensorWriter.WriteSharded(_folder.Path, tensors, maxShardBytes, new Dictionary<string, string> { ["k"] = "v" });
        using var store = TensorStore.Open(_folder.Path);

        Assert.Equal(shardCount, store.Files.Count);
        Assert.EndsWith($"model-00001-of-{shardCount:d5}.safetensors", store.Files[0], StringComparison.Ordinal);
        Assert.All(Enumerable.Range(0, 10), n => Assert.Equal([(float)n], store.ReadFloats($"t{n}")));
        Assert.Equal("v", store.Metadata["k"]);
        using var index = JsonDocument.Parse(File.ReadAllBytes(_folder.At("model.safetensors.index.json")));
        Assert.Equal(40, index.RootElement.GetProperty("metadata").GetProperty("total_size").GetInt64());
    }

    [Fact]
    public void Sha256_OfShards_DoesNotDependOnTheirNames()
    {
        TensorWriter.WriteSharded(
            _folder.Path, [TensorData.Floats("a", [1], [1f]), TensorData.Floats("b", [1], [2f])], 4);
        using var before = TensorStore.Open(_folder.Path);
        var digest = before.Sha256();

        File.Move(_folder.At("model-00001-of-00002.safetensors"), _folder.At("z.safetensors"));
        var index = File.ReadAllText(_folder.At("model.safetensors.index.json"));
        File.WriteAllText(_folder.At("model.safetensors.index.json"),
            index.Replace("model-00001-of-00002", "z", StringComparison.Ordinal));
        using var after = TensorStore.Open(_folder.Path);

        Assert.Equal(digest, after.Sha256());
        Assert.NotEqual(before.Files, after.Files);
    }

    [Fact]
    public void WriteSharded_WithoutTensors_OpensAsAnEmptyModel()
    {
        TensorWriter.WriteSharded(_folder.Path, [], 1);

        using var store = TensorStore.Open(_folder.Path);

        Assert.Empty(store.Entries);
        Assert.Empty(store.Files);
    }
}
