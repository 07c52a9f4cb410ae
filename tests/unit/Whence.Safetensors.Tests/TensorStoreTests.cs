using System.Security.Cryptography;
using System.Text;

namespace Whence.Safetensors.Tests;

public sealed class TensorStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<TensorType> Types => [.. Enum.GetValues<TensorType>()];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Types))]
    public void Bytes_OfEveryTypeAfterWriting_AreTheSame(TensorType type)
    {
        var content = new byte[6 * TensorTypes.Bytes(type)];
        new Random((int)type).NextBytes(content);

        using var store = Write(TensorData.Bytes("t", type, [2, 3], content));

        Assert.Equal(content, store.Bytes("t"));
        Assert.Equal(type, store.Entries["t"].Type);
        Assert.Equal([2L, 3L], store.Entries["t"].Shape);
        Assert.Equal(6, store.Entries["t"].ElementCount);
    }

    [Fact]
    public void Open_FileWrittenByHand_GivesItsTensors()
    {
        const string Json = """
            {"__metadata__":{"format":"pt"},
            "ids":{"dtype":"I64","shape":[2],"data_offsets":[0,16]},
            "layer.weight":{"dtype":"BF16","shape":[1,2],"data_offsets":[16,20]}}
            """;
        byte[] data = [7, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x80, 0x3F, 0x20, 0xC0];
        var path = _folder.Write("m.safetensors", RawFile.Of(Json, data));

        using var store = TensorStore.Open(path);

        Assert.Equal("pt", store.Metadata["format"]);
        Assert.Equal([7L, -1L], store.ReadIntegers("ids"));
        Assert.Equal([1f, -2.5f], store.ReadFloats("layer.weight"));
        Assert.Equal([0x3F80, 0xC020], store.Span<ushort>("layer.weight").ToArray());
        var entry = store.Entries["layer.weight"];
        Assert.Equal((path, 8L + Json.Length + 16, 4L), (entry.File, entry.Offset, entry.ByteLength));
    }

    [Theory]
    [InlineData(TensorType.F16)]
    [InlineData(TensorType.BF16)]
    public void ReadFloats_OfEveryHalf_WidensExactly(TensorType type)
    {
        var halves = Enumerable.Range(0, 1 << 16).Select(bits => (ushort)bits).ToArray();

        using var store = Write(TensorData.Bytes("t", type, [1 << 16], Little(halves)));

        var wanted = halves.Select(bits => type == TensorType.F16
            ? (float)BitConverter.UInt16BitsToHalf(bits)
            : BitConverter.UInt32BitsToSingle((uint)bits << 16));
        Assert.Equal(wanted.Select(BitConverter.SingleToUInt32Bits),
            store.ReadFloats("t").Select(BitConverter.SingleToUInt32Bits));
    }

    [Fact]
    public void ReadFloats_OfF64_Rounds()
    {
        double[] values = [1.0 / 3, -1e300, 1e-300, 0.5];

        using var store = Write(TensorData.Bytes("t", TensorType.F64, [4], Little(values)));

        Assert.Equal([1f / 3, float.NegativeInfinity, 0f, 0.5f], store.ReadFloats("t"));
        Assert.Equal(values, store.Span<double>("t"));
    }

    [Fact]
    public void ReadIntegers_OfEveryWidth_KeepsSign()
    {
        using var store = Write(
            TensorData.Bytes("i8", TensorType.I8, [2], Little<sbyte>(-128, 127)),
            TensorData.Bytes("u8", TensorType.U8, [2], Little<byte>(0, 255)),
            TensorData.Bytes("bool", TensorType.Bool, [2], Little<byte>(0, 1)),
            TensorData.Bytes("i16", TensorType.I16, [2], Little<short>(-32768, 32767)),
            TensorData.Bytes("u16", TensorType.U16, [1], Little<ushort>(65535)),
            TensorData.Bytes("i32", TensorType.I32, [2], Little(int.MinValue, int.MaxValue)),
            TensorData.Bytes("u32", TensorType.U32, [1], Little(uint.MaxValue)),
            TensorData.Integers("i64", [2], [long.MinValue, long.MaxValue]));

        Assert.Equal([-128L, 127L], store.ReadIntegers("i8"));
        Assert.Equal([0L, 255L], store.ReadIntegers("u8"));
        Assert.Equal([0L, 1L], store.ReadIntegers("bool"));
        Assert.Equal([-32768L, 32767L], store.ReadIntegers("i16"));
        Assert.Equal([65535L], store.ReadIntegers("u16"));
        Assert.Equal([int.MinValue, (long)int.MaxValue], store.ReadIntegers("i32"));
        Assert.Equal([uint.MaxValue], store.ReadIntegers("u32"));
        Assert.Equal([long.MinValue, long.MaxValue], store.ReadIntegers("i64"));
    }

    [Fact]
    public void Span_OfAnotherType_IsRefused()
    {
        using var store = Write(TensorData.Floats("t", [1], [1f]), TensorData.Integers("n", [1], [1]));
        var file = store.Files[0];

        Refusal.Of(SafetensorsError.WrongType, file, "t", () => store.Span<uint>("t"));
        Refusal.Of(SafetensorsError.WrongType, file, "t", () => store.ReadIntegers("t"));
        Refusal.Of(SafetensorsError.WrongType, file, "n", () => store.ReadFloats("n"));
        Assert.Equal([1f], store.Span<float>("t"));
    }

    [Fact]
    public void CopyFloats_IntoAnotherLength_IsRefused()
    {
        using var store = Write(TensorData.Floats("t", [2], [1f, 2f]));

        var error = Assert.Throws<ArgumentException>(() => store.CopyFloats("t", new float[3]));

        Assert.Contains("2 floats", error.Message, StringComparison.Ordinal);
        var floats = new float[2];
        store.CopyFloats("t", floats);
        Assert.Equal([1f, 2f], floats);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 5)]
    [InlineData(4, 1)]
    [InlineData(0, -1)]
    [InlineData(long.MaxValue, 1)]
    [InlineData(5, 0)]
    public void Bytes_RangeOutsideTheTensor_IsRefused(long start, int count)
    {
        using var store = Write(TensorData.Floats("a", [1], [1f]), TensorData.Floats("b", [1], [2f]));

        Assert.Throws<ArgumentOutOfRangeException>(() => store.Bytes("a", start, count));
        Assert.Equal([0x80, 0x3F], store.Bytes("a", 2, 2).ToArray());
        Assert.True(store.Bytes("a", 4, 0).IsEmpty);
    }

    [Fact]
    public void Bytes_OfAnUnknownName_IsRefused()
    {
        using var store = Write();

        Refusal.Of(SafetensorsError.TensorMissing, store.Path, "nope", () => store.Bytes("nope"));
    }

    [Fact]
    public void Bytes_AfterDispose_IsRefused()
    {
        var store = Write(TensorData.Floats("t", [1], [1f]));
        store.Dispose();
        store.Dispose();

        Assert.Throws<ObjectDisposedException>(() => store.Bytes("t"));
        Assert.Throws<ObjectDisposedException>(() => store.ReadFloats("t"));
        Assert.Throws<ObjectDisposedException>(() => store.EnsureUnchanged());
    }

    [Fact]
    public void Open_TensorAboveTwoGibibytes_IsReadInParts()
    {
        const long Length = (1L << 31) + 100;
        var json = $$$"""{"t":{"dtype":"U8","shape":[{{{Length}}}],"data_offsets":[0,{{{Length}}}]}}""";
        var path = _folder.Write("big.safetensors", RawFile.Of(json, 0));
        // The hole takes no room on the disk.
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write))
        {
            file.Position = file.Length + Length - 1;
            file.WriteByte(42);
        }

        using var store = TensorStore.Open(path);

        Assert.Equal([0, 42], store.Bytes("t", Length - 2, 2).ToArray());
        Assert.Equal(Length, store.Entries["t"].ElementCount);
        Refusal.Of(SafetensorsError.SpanTooLong, path, "t", () => store.Bytes("t"));
        Refusal.Of(SafetensorsError.SpanTooLong, path, "t", () => store.Span<byte>("t"));
        Refusal.Of(SafetensorsError.SpanTooLong, path, "t", () => store.ReadIntegers("t"));
    }

    [Fact]
    public void Sha256_OfASingleFile_FollowsFromTheFile()
    {
        using var store = Write(TensorData.Floats("t", [3], [1f, 2f, 3f]));
        var file = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(store.Files[0])));

        Assert.Equal(file, store.FileDigest(store.Files[0]));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(file + "\n"))), store.Sha256());
        Assert.Throws<ArgumentException>(() => store.FileDigest("other.safetensors"));
    }

    [Theory]
    [InlineData("pytorch_model.bin", SafetensorsError.PickleFile)]
    [InlineData("m.pt", SafetensorsError.PickleFile)]
    [InlineData("m.pth", SafetensorsError.PickleFile)]
    [InlineData("m.CKPT", SafetensorsError.PickleFile)]
    [InlineData("m.pkl", SafetensorsError.PickleFile)]
    [InlineData("m.gguf", SafetensorsError.WrongExtension)]
    [InlineData("m", SafetensorsError.WrongExtension)]
    public void Open_OtherFileNames_AreRefusedUnread(string name, SafetensorsError kind) =>
        Refusal.Of(kind, _folder.At(name), null, () => TensorStore.Open(_folder.At(name)));

    [Fact]
    public void Open_MissingFile_IsRefused()
    {
        var path = _folder.At("m.safetensors");

        Refusal.Of(SafetensorsError.FileMissing, path, null, () => TensorStore.Open(path));
        Refusal.Of(SafetensorsError.FileMissing, _folder.Path, null, () => TensorStore.Open(_folder.Path));
    }

    [Fact]
    public void Open_FileThatIsBeingWritten_IsRefused()
    {
        var path = _folder.At("m.safetensors");
        using var writer = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        writer.Write(RawFile.Of("{}", 0));
        writer.Flush();

        Refusal.Of(SafetensorsError.FileUnreadable, path, null, () => TensorStore.Open(path));
    }

    [Fact]
    public async Task Spans_ReadFromManyThreads_AreTheSame()
    {
        var values = Enumerable.Range(0, 10_000).Select(value => (float)value).ToArray();
        using var store = Write(TensorData.Floats("t", [10_000], values));

        var copies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => store.ReadFloats("t"))));

        Assert.All(copies, copy => Assert.Equal(values, copy));
    }

    private static byte[] Little<T>(params T[] values)
        where T : unmanaged => System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan()).ToArray();

    private TensorStore Write(params TensorData[] tensors)
    {
        var path = _folder.At("model.safetensors");
        TensorWriter.Write(path, tensors);
        return TensorStore.Open(_folder.Path);
    }
}
