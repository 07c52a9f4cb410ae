namespace Whence.Safetensors.Tests;

public sealed class HeaderLayoutTests
{
    [Theory]
    [InlineData(0, 4, 2, 6, SafetensorsError.OffsetsOverlap, "b")]
    [InlineData(0, 4, 3, 6, SafetensorsError.OffsetsOverlap, "b")]
    [InlineData(0, 6, 2, 4, SafetensorsError.OffsetsOverlap, "b")]
    [InlineData(0, 4, 0, 4, SafetensorsError.OffsetsOverlap, "b")]
    [InlineData(0, 2, 3, 6, SafetensorsError.OffsetsGap, "b")]
    [InlineData(1, 3, 3, 6, SafetensorsError.OffsetsGap, "a")]
    [InlineData(0, 3, 3, 7, SafetensorsError.OffsetsBeyondFile, "b")]
    [InlineData(0, 3, 3, 5, SafetensorsError.TrailingBytes, null)]
    public void Open_OffsetsThatDoNotTileTheFile_IsRefused(
        int beginA,
        int endA,
        int beginB,
        int endB,
        SafetensorsError kind,
        string? tensor) =>
        Refusal.OfFile(kind, tensor, RawFile.Of(RawFile.Pair(beginA, endA, beginB, endB), 6));

    [Theory]
    [InlineData("[4,0]", SafetensorsError.OffsetsReversed)]
    [InlineData("[0,9223372036854775807]", SafetensorsError.OffsetsBeyondFile)]
    [InlineData("[0,9223372036854775808]", SafetensorsError.OffsetsBeyondFile)]
    [InlineData("[18446744073709551612,18446744073709551616]", SafetensorsError.OffsetsBeyondFile)]
    [InlineData("[9223372036854775804,9223372036854775807]", SafetensorsError.OffsetsBeyondFile)]
    public void Open_OffsetsOutsideTheFile_IsRefused(string offsets, SafetensorsError kind) =>
        Refusal.OfFile(kind, "w", RawFile.Of(RawFile.Entry("[1]", offsets), 4));

    [Theory]
    [InlineData("[2,18446744073709551614]")]
    [InlineData("[9223372036854775808]")]
    [InlineData("[99999999999999999999999999]")]
    [InlineData("[9223372036854775807]")]
    [InlineData("[4294967296,4294967296]")]
    [InlineData("[4611686018427387904]")]
    [InlineData("[2305843009213693952,2]")]
    [InlineData("[9223372036854775807,9223372036854775807,0]")]
    public void Open_ShapeThatOverflows_IsRefused(string shape) =>
        Refusal.OfFile(SafetensorsError.ShapeOverflow, "w", RawFile.Of(RawFile.Entry(shape, "[0,4]"), 4));

    [Theory]
    [InlineData("[2]", "[0,4]", 4)]
    [InlineData("[1]", "[0,3]", 3)]
    [InlineData("[]", "[0,8]", 8)]
    [InlineData("[0]", "[0,4]", 4)]
    [InlineData("[1]", "[0,0]", 0)]
    public void Open_ShapeThatDiffersFromTheBytes_IsRefused(string shape, string offsets, int dataBytes) =>
        Refusal.OfFile(SafetensorsError.SizeMismatch, "w", RawFile.Of(RawFile.Entry(shape, offsets), dataBytes));

    [Fact]
    public void Open_ArchiveAppendedToAModel_IsRefused()
    {
        byte[] zip = [.. "PK\u0003\u0004"u8, 1, 2, 3];

        Refusal.OfFile(SafetensorsError.TrailingBytes, null,
            RawFile.Of(RawFile.Entry("[1]", "[0,4]"), [0, 0, 0, 0, .. zip]));
    }

    [Fact]
    public void Open_HeaderWithoutTensorsBeforeData_IsRefused() =>
        Refusal.OfFile(SafetensorsError.TrailingBytes, null, RawFile.Of("{}", 1));

    [Fact]
    public void Open_RankZero_IsOneElement()
    {
        using var folder = new TempFolder();
        var path = folder.Write("m.safetensors", RawFile.Of(RawFile.Entry("[]", "[0,4]"), [0, 0, 0x80, 0x3F]));

        using var store = TensorStore.Open(path);

        Assert.Equal(1, store.Entries["w"].ElementCount);
        Assert.Empty(store.Entries["w"].Shape);
        Assert.Equal([1f], store.ReadFloats("w"));
    }

    [Theory]
    [InlineData("[0]")]
    [InlineData("[3,0,5]")]
    [InlineData("[0,9223372036854775807]")]
    public void Open_EmptyTensor_HasNoElements(string shape)
    {
        using var folder = new TempFolder();

        using var store = TensorStore.Open(folder.Write("m.safetensors", RawFile.Of(RawFile.Entry(shape, "[0,0]"), 0)));

        Assert.Equal(0, store.Entries["w"].ElementCount);
        Assert.Empty(store.ReadFloats("w"));
        Assert.True(store.Bytes("w").IsEmpty);
    }

    [Fact]
    public void Open_HeaderInAnotherOrderThanTheBytes_IsAccepted()
    {
        using var folder = new TempFolder();
        var path = folder.Write("m.safetensors", RawFile.Of(RawFile.Pair(2, 6, 0, 2), [1, 2, 3, 4, 5, 6]));

        using var store = TensorStore.Open(path);

        Assert.Equal([3, 4, 5, 6], store.Bytes("a").ToArray());
        Assert.Equal([1, 2], store.Bytes("b").ToArray());
    }
}
