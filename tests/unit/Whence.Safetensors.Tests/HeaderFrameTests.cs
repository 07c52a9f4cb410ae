using System.Text;

namespace Whence.Safetensors.Tests;

public sealed class HeaderFrameTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    public void Open_FileShorterThanALength_IsRefused(int bytes) =>
        Refusal.OfFile(SafetensorsError.FileTooShort, null, new byte[bytes]);

    [Fact]
    public void Open_EmptyFile_IsRefused() => Refusal.OfFile(SafetensorsError.FileTooShort, null, []);

    [Theory]
    [InlineData(0UL, SafetensorsError.HeaderTooSmall)]
    [InlineData(1UL, SafetensorsError.HeaderTooSmall)]
    [InlineData(25_000_001UL, SafetensorsError.HeaderTooLarge)]
    [InlineData(1UL << 63, SafetensorsError.HeaderTooLarge)]
    [InlineData(ulong.MaxValue, SafetensorsError.HeaderTooLarge)]
    [InlineData(9UL, SafetensorsError.HeaderBeyondFile)]
    [InlineData(25_000_000UL, SafetensorsError.HeaderBeyondFile)]
    public void Open_HeaderLengthOutOfRange_IsRefused(ulong length, SafetensorsError kind) =>
        Refusal.OfFile(kind, null, RawFile.WithLength(length, "{}      "u8.ToArray()));

    [Fact]
    public void Open_HeaderLengthThatCutsTheJson_IsRefused()
    {
        var json = Encoding.UTF8.GetBytes(RawFile.Entry("[1]", "[0,4]"));

        Refusal.OfFile(SafetensorsError.HeaderJson, null, RawFile.WithLength(7, [.. json, 0, 0, 0, 0]));
    }

    [Fact]
    public void Open_HeaderAboveTheCapInALargeEnoughFile_IsRefused()
    {
        using var folder = new TempFolder();
        var path = folder.Write("bomb.safetensors", RawFile.WithLength(101_000_000, "{"u8.ToArray()));
        using (var file = File.OpenWrite(path))
        {
            file.SetLength(102_000_000);
        }

        Refusal.Of(SafetensorsError.HeaderTooLarge, path, null, () => TensorStore.Open(path));
    }

    [Theory]
    [InlineData(" {}")]
    [InlineData("\n{}")]
    [InlineData("[]")]
    [InlineData("\"w\"")]
    [InlineData("\uFEFF{}")]
    public void Open_HeaderThatDoesNotBeginWithABrace_IsRefused(string json) =>
        Refusal.OfFile(SafetensorsError.HeaderStart, null, RawFile.Of(json, 0));

    [Theory]
    [InlineData("{}\0")]
    [InlineData("{}   \0\0\0")]
    [InlineData("{}\n")]
    [InlineData("{}\t   ")]
    public void Open_HeaderPaddedWithOtherThanSpaces_IsRefused(string json) =>
        Refusal.OfFile(SafetensorsError.HeaderPadding, null, RawFile.Of(json, 0));

    [Fact]
    public void Open_HeaderOfInvalidUtf8_IsRefused()
    {
        // An overlong encoding of '/', inside a string.
        byte[] json = [.. "{\"__metadata__\":{\"k\":\""u8, 0xC0, 0xAF, .. "\"}}"u8];

        Refusal.OfFile(SafetensorsError.HeaderEncoding, null, RawFile.Of(json, []));
    }

    [Fact]
    public void Open_InvalidUtf8OutsideAString_IsRefused() =>
        Refusal.OfFile(SafetensorsError.HeaderEncoding, null, RawFile.Of([.. "{"u8, 0xFF, .. "}"u8], []));

    [Theory]
    [InlineData("""{"\ud800":{"dtype":"U8","shape":[],"data_offsets":[0,1]}}""")]
    [InlineData("""{"__metadata__":{"k":"\udc00"}}""")]
    public void Open_HeaderWithHalfASurrogatePair_IsRefused(string json) =>
        Refusal.OfFile(SafetensorsError.HeaderEncoding, null, RawFile.Of(json, 1));

    [Theory]
    [InlineData("80028A0A6CFC9CF946F920")]
    [InlineData("80049510000000000000008C")]
    [InlineData("8002580A000000000000")]
    [InlineData("8002")]
    public void Open_PickleInDisguise_IsRefused(string hexadecimal)
    {
        var error = Refusal.OfFile(SafetensorsError.PickleFile, null, Convert.FromHexString(hexadecimal));

        Assert.Contains("pickle", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ZipInDisguise_IsRefused() =>
        Refusal.OfFile(SafetensorsError.ZipFile, null, Convert.FromHexString("504B03040000080800000000"));

    [Fact]
    public void Open_SoundHeaderOf640Bytes_IsNotTakenForAPickle()
    {
        using var folder = new TempFolder();
        var content = RawFile.Of(RawFile.Entry("[1]", "[0,4]").PadRight(0x0280), 4);
        Assert.Equal([0x80, 0x02], content[..2]);

        using var store = TensorStore.Open(folder.Write("m.safetensors", content));

        Assert.Equal(["w"], store.Entries.Keys);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{}      ")]
    [InlineData("{\n}")]
    public void Open_HeaderWithoutTensors_IsAnEmptyStore(string json)
    {
        using var folder = new TempFolder();

        using var store = TensorStore.Open(folder.Write("m.safetensors", RawFile.Of(json, 0)));

        Assert.Empty(store.Entries);
        Assert.Empty(store.Metadata);
    }
}
