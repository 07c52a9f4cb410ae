using System.Text.Json;

namespace Whence.Safetensors.Tests;

public sealed class ShardIndexTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _index;

    public ShardIndexTests()
    {
        _index = _folder.At("model.safetensors.index.json");
        TensorWriter.Write(_folder.At("one.safetensors"), [TensorData.Floats("a", [1], [1f])]);
        TensorWriter.Write(_folder.At("two.safetensors"), [TensorData.Floats("b", [1], [2f])]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_IndexAndShards_IsOneStore()
    {
        Index(("a", "one.safetensors"), ("b", "two.safetensors"));

        using var store = TensorStore.Open(_folder.Path);

        Assert.Equal([_folder.At("one.safetensors"), _folder.At("two.safetensors")], store.Files);
        Assert.Equal([2f], store.ReadFloats("b"));
        Assert.Equal(_folder.At("two.safetensors"), store.Entries["b"].File);
    }

    [Theory]
    [InlineData("../two.safetensors")]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("sub/two.safetensors")]
    [InlineData("..\\two.safetensors")]
    [InlineData("C:two.safetensors")]
    [InlineData("./two.safetensors")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("two.safetensors\0.txt")]
    public void Open_ShardThatIsNotAPlainName_IsRefused(string shard)
    {
        Index(("a", "one.safetensors"), ("b", shard));

        Refuse(SafetensorsError.ShardPath, _index, null);
    }

    [Fact]
    public void Open_ShardThatIsAPickle_IsRefused()
    {
        File.WriteAllBytes(_folder.At("two.safetensors"), Convert.FromHexString("80028A0A6CFC9CF946F920"));
        Index(("a", "one.safetensors"), ("b", "two.safetensors"));

        Refuse(SafetensorsError.PickleFile, _folder.At("two.safetensors"), null);
    }

    [Fact]
    public void Open_ShardWithAnotherExtension_IsRefused()
    {
        File.Copy(_folder.At("two.safetensors"), _folder.At("two.bin"));
        Index(("a", "one.safetensors"), ("b", "two.bin"));

        Refuse(SafetensorsError.PickleFile, _folder.At("two.bin"), null);
    }

    [Fact]
    public void Open_MissingShard_IsRefused()
    {
        Index(("a", "one.safetensors"), ("b", "three.safetensors"));

        Refuse(SafetensorsError.ShardMissing, _folder.At("three.safetensors"), null);
    }

    [Fact]
    public void Open_LinkOutOfTheFolder_IsRefused()
    {
        using var elsewhere = new TempFolder();
        File.Move(_folder.At("two.safetensors"), elsewhere.At("two.safetensors"));
        Index(("a", "one.safetensors"), ("b", "two.safetensors"));

        File.CreateSymbolicLink(_folder.At("two.safetensors"), elsewhere.At("two.safetensors"));
        Refuse(SafetensorsError.ShardLink, _folder.At("two.safetensors"), null);

        File.Delete(_folder.At("two.safetensors"));
        var outside = $"../{Path.GetFileName(elsewhere.Path)}/two.safetensors";
        File.CreateSymbolicLink(_folder.At("next.safetensors"), outside);
        File.CreateSymbolicLink(_folder.At("two.safetensors"), "next.safetensors");
        Refuse(SafetensorsError.ShardLink, _folder.At("two.safetensors"), null);
    }

    [Fact]
    public void Open_LinkOutOfTheFolderToTheNameOfANeighbour_IsRefused()
    {
        File.Move(_folder.At("two.safetensors"), _folder.At("blob"));
        File.CreateSymbolicLink(_folder.At("two.safetensors"), "../blob");
        Index(("a", "one.safetensors"), ("b", "two.safetensors"));

        Refuse(SafetensorsError.ShardLink, _folder.At("two.safetensors"), null);
    }

    [Fact]
    public void Open_LinksInACircle_IsRefused()
    {
        File.Delete(_folder.At("two.safetensors"));
        File.CreateSymbolicLink(_folder.At("two.safetensors"), "next.safetensors");
        File.CreateSymbolicLink(_folder.At("next.safetensors"), "two.safetensors");
        Index(("a", "one.safetensors"), ("b", "two.safetensors"));

        Refuse(SafetensorsError.ShardLink, _folder.At("two.safetensors"), null);
    }

    [Fact]
    public void Open_LinkToANeighbour_IsAccepted()
    {
        File.Move(_folder.At("two.safetensors"), _folder.At("blob"));
        File.CreateSymbolicLink(_folder.At("two.safetensors"), "blob");
        Index(("a", "one.safetensors"), ("b", "two.safetensors"));

        using var store = TensorStore.Open(_folder.Path);

        Assert.Equal([2f], store.ReadFloats("b"));
        store.EnsureUnchanged();
    }

    [Fact]
    public void Open_TensorThatItsShardLacks_IsRefused()
    {
        Index(("a", "one.safetensors"), ("b", "two.safetensors"), ("c", "two.safetensors"));
        Refuse(SafetensorsError.TensorNotInShard, _index, "c");

        Index(("a", "two.safetensors"), ("b", "one.safetensors"));
        Refuse(SafetensorsError.TensorNotInShard, _index, "a");
    }

    [Fact]
    public void Open_TensorThatTheIndexLacks_IsRefused()
    {
        TensorWriter.Write(_folder.At("two.safetensors"),
            [TensorData.Floats("b", [1], [2f]), TensorData.Floats("c", [1], [3f])]);
        Index(("a", "one.safetensors"), ("b", "two.safetensors"));

        Refuse(SafetensorsError.TensorNotInIndex, _folder.At("two.safetensors"), "c");
    }

    [Fact]
    public void Open_TensorInTwoShards_IsRefused()
    {
        TensorWriter.Write(_folder.At("two.safetensors"),
            [TensorData.Floats("a", [1], [1f]), TensorData.Floats("b", [1], [2f])]);
        Index(("a", "one.safetensors"), ("b", "two.safetensors"));

        Refuse(SafetensorsError.DuplicateTensor, _folder.At("two.safetensors"), "a");
    }

    [Fact]
    public void Open_BrokenShard_IsNamed()
    {
        File.WriteAllBytes(_folder.At("two.safetensors"), RawFile.Of(RawFile.Entry("[2]", "[0,4]"), 4));
        Index(("a", "one.safetensors"), ("w", "two.safetensors"));

        Refuse(SafetensorsError.SizeMismatch, _folder.At("two.safetensors"), "w");
    }

    [Theory]
    [InlineData("", SafetensorsError.IndexInvalid, null)]
    [InlineData("[]", SafetensorsError.IndexInvalid, null)]
    [InlineData("null", SafetensorsError.IndexInvalid, null)]
    [InlineData("{}", SafetensorsError.IndexInvalid, null)]
    [InlineData("""{"weight_map":[]}""", SafetensorsError.IndexInvalid, null)]
    [InlineData("""{"weight_map":{}} x""", SafetensorsError.IndexInvalid, null)]
    [InlineData("""{"weight_map":{"a":1}}""", SafetensorsError.IndexInvalid, "a")]
    [InlineData("""{"weight_map":{"a":"\ud800"}}""", SafetensorsError.IndexInvalid, null)]
    [InlineData("""{"weight_map":{"a":"one.safetensors"},"weight_map":{}}""", SafetensorsError.DuplicateKey, null)]
    [InlineData("""{"weight_map":{},"metadata":{"x":[{"k":1,"k":2}]}}""", SafetensorsError.DuplicateKey, null)]
    [InlineData("""{"weight_map":{"a":"one.safetensors","\u0061":"x"}}""", SafetensorsError.DuplicateTensor, "a")]
    public void Open_MalformedIndex_IsRefused(string json, SafetensorsError kind, string? tensor)
    {
        File.WriteAllText(_index, json);

        Refuse(kind, _index, tensor);
    }

    [Fact]
    public void Open_IndexOfInvalidUtf8_IsRefused()
    {
        File.WriteAllBytes(_index, [.. "{\"weight_map\":{},\"k\":\""u8, 0xFF, .. "\"}"u8]);

        Refuse(SafetensorsError.IndexInvalid, _index, null);
    }

    [Fact]
    public void Open_IndexAboveTheCap_IsRefusedUnread()
    {
        using (var file = File.OpenWrite(_index))
        {
            file.SetLength(HeaderFrame.HeaderBytesMax + 1L);
        }

        Refuse(SafetensorsError.IndexInvalid, _index, null);
    }

    [Fact]
    public void Open_FolderWithIndexAndWholeModel_IsRefused()
    {
        Index(("a", "one.safetensors"), ("b", "two.safetensors"));
        File.Copy(_folder.At("one.safetensors"), _folder.At("model.safetensors"));

        Refuse(SafetensorsError.FolderAmbiguous, _folder.Path, null);
    }

    private void Index(params (string Tensor, string Shard)[] map) => File.WriteAllText(_index,
        JsonSerializer.Serialize(new { weight_map = map.ToDictionary(pair => pair.Tensor, pair => pair.Shard) }));

    private void Refuse(SafetensorsError kind, string file, string? tensor) =>
        Refusal.Of(kind, file, tensor, () => TensorStore.Open(_folder.Path).Dispose());
}
