using Xunit.Sdk;

namespace Whence.Safetensors.Tests;

/// <summary>A file in memory is the file on the disk, byte for byte and error for error.</summary>
public sealed class MemoryStoreTests
{
    private static readonly TensorData[] Tensors =
    [
        TensorData.Floats("b", [2, 2], [1, 2, 3, 4]),
        TensorData.Integers("a", [3], [5, 6, 7]),
        TensorData.Bytes("flags", TensorType.Bool, [3], new byte[] { 1, 0, 1 }),
        TensorData.Bytes("nothing", TensorType.I32, [4, 0], Array.Empty<byte>()),
    ];

    [Fact]
    public void Bytes_SameTensors_AreThoseOfTheFile()
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "x.safetensors");
        var metadata = new Dictionary<string, string> { ["k"] = "v" };
        TensorWriter.Write(path, Tensors, metadata);
        Assert.Equal(File.ReadAllBytes(path), TensorWriter.Bytes(Tensors, metadata));
    }

    [Fact]
    public void Parse_WrittenBytes_ReadsEveryTensor()
    {
        var bytes = TensorWriter.Bytes(Tensors, new Dictionary<string, string> { ["k"] = "v" });
        using var store = TensorStore.Parse(bytes, "memory");
        Assert.Equal([1f, 2, 3, 4], store.ReadFloats("b"));
        Assert.Equal([5L, 6, 7], store.ReadIntegers("a"));
        Assert.Equal([1L, 0, 1], store.ReadIntegers("flags"));
        Assert.Empty(store.ReadIntegers("nothing"));
        Assert.Equal("v", store.Metadata["k"]);
        store.EnsureUnchanged();
    }

    [Fact]
    public void Parse_EveryPrefix_IsRefusedWithTheNameGiven()
    {
        var bytes = TensorWriter.Bytes(Tensors);
        for (var length = 0; length < bytes.Length; length++)
        {
            var error = Record.Exception(() => TensorStore.Parse(bytes.AsMemory(0, length), "upload"));
            var refusal = error as SafetensorsException ?? throw new XunitException($"{length} bytes: {error}");
            Assert.Equal("upload", refusal.File);
        }
    }

    [Fact]
    public void Parse_PickleBytes_SaysToConvert()
    {
        var error = Assert.Throws<SafetensorsException>(
            () => TensorStore.Parse(new byte[] { 0x80, 2, 0x63 }, "upload"));
        Assert.Equal(SafetensorsError.PickleFile, error.Kind);
    }
}
