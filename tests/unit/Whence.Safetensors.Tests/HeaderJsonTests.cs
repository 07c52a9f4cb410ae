namespace Whence.Safetensors.Tests;

public sealed class HeaderJsonTests
{
    [Theory]
    [InlineData("{ ")]
    [InlineData("{\"w\"")]
    [InlineData("{}{}")]
    [InlineData("{} x")]
    [InlineData("{\"w\":{},}")]
    [InlineData("{/**/}")]
    [InlineData("{'w':1}")]
    [InlineData("""{"w":{"shape":[[[[1]]]]}}""")]
    [InlineData("""{"w":{"shape":[NaN]}}""")]
    [InlineData("""{"w":{"shape":[01]}}""")]
    public void Open_HeaderThatIsNotJson_IsRefused(string json)
    {
        var error = Assert.Throws<SafetensorsException>(() => HeaderReader.Parse(RawFile.Of(json, 0), "m.safetensors"));

        Assert.Contains(error.Kind,
            new[] { SafetensorsError.HeaderJson, SafetensorsError.EntryInvalid, SafetensorsError.ShapeInvalid });
        Assert.Contains("'m.safetensors'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_DeepNesting_IsRefused() =>
        Refusal.OfFile(SafetensorsError.HeaderJson, null,
            RawFile.Of("""{"w":{"shape":""" + new string('[', 100_000), 0));

    [Fact]
    public void Open_TensorNamedTwice_IsRefused() =>
        Refusal.OfFile(SafetensorsError.DuplicateTensor, "w", RawFile.Of(
            """
            {"w":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},
            "\u0077":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}
            """, 2));

    [Theory]
    [InlineData("""{"w":{"dtype":"U8","dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", "w")]
    [InlineData("""{"w":{"dtype":"U8","shape":[1],"shape":[1],"data_offsets":[0,1]}}""", "w")]
    [InlineData("""{"w":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"data_offsets":[0,1]}}""", "w")]
    [InlineData("""{"__metadata__":{},"__metadata__":{}}""", null)]
    [InlineData("""{"__metadata__":{"k":"1","\u006b":"2"}}""", null)]
    public void Open_KeyTwiceInOneObject_IsRefused(string json, string? tensor) =>
        Refusal.OfFile(SafetensorsError.DuplicateKey, tensor, RawFile.Of(json, 1));

    [Theory]
    [InlineData("""{"__metadata__":null}""")]
    [InlineData("""{"__metadata__":[]}""")]
    [InlineData("""{"__metadata__":{"k":1}}""")]
    [InlineData("""{"__metadata__":{"k":{"k":"v"}}}""")]
    [InlineData("""{"__metadata__":{"k":null}}""")]
    public void Open_MetadataOtherThanStrings_IsRefused(string json) =>
        Refusal.OfFile(SafetensorsError.MetadataInvalid, null, RawFile.Of(json, 0));

    [Theory]
    [InlineData("""{"w":1}""")]
    [InlineData("""{"w":null}""")]
    [InlineData("""{"w":[]}""")]
    [InlineData("""{"w":{}}""")]
    [InlineData("""{"w":{"shape":[1],"data_offsets":[0,1]}}""")]
    [InlineData("""{"w":{"dtype":"U8","data_offsets":[0,1]}}""")]
    [InlineData("""{"w":{"dtype":"U8","shape":[1]}}""")]
    [InlineData("""{"w":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"stride":1}}""")]
    public void Open_DescriptionWithOtherFields_IsRefused(string json) =>
        Refusal.OfFile(SafetensorsError.EntryInvalid, "w", RawFile.Of(json, 1));

    [Theory]
    [InlineData("\"F33\"", SafetensorsError.UnknownType)]
    [InlineData("\"f32\"", SafetensorsError.UnknownType)]
    [InlineData("\"\"", SafetensorsError.UnknownType)]
    [InlineData("32", SafetensorsError.UnknownType)]
    [InlineData("null", SafetensorsError.UnknownType)]
    [InlineData("\"F4\"", SafetensorsError.UnsupportedType)]
    [InlineData("\"F6_E2M3\"", SafetensorsError.UnsupportedType)]
    [InlineData("\"F6_E3M2\"", SafetensorsError.UnsupportedType)]
    [InlineData("\"F8_E8M0\"", SafetensorsError.UnsupportedType)]
    [InlineData("\"C64\"", SafetensorsError.UnsupportedType)]
    public void Open_TypeOutsideTheTable_IsRefused(string type, SafetensorsError kind) =>
        Refusal.OfFile(kind, "w",
            RawFile.Of("""{"w":{"dtype":""" + type + ""","shape":[1],"data_offsets":[0,1]}}""", 1));

    [Theory]
    [InlineData("[-1]")]
    [InlineData("[-0]")]
    [InlineData("[1.0]")]
    [InlineData("[1e0]")]
    [InlineData("[\"1\"]")]
    [InlineData("[null]")]
    [InlineData("[[1]]")]
    [InlineData("1")]
    [InlineData("{}")]
    public void Open_ShapeOtherThanNonNegativeIntegers_IsRefused(string shape) =>
        Refusal.OfFile(shape == "[[1]]" ? SafetensorsError.HeaderJson : SafetensorsError.ShapeInvalid,
            shape == "[[1]]" ? null : "w", RawFile.Of(RawFile.Entry(shape, "[0,4]"), 4));

    [Theory]
    [InlineData("[0]")]
    [InlineData("[]")]
    [InlineData("[0,4,4]")]
    [InlineData("[-4,0]")]
    [InlineData("[0,4.0]")]
    [InlineData("[\"0\",\"4\"]")]
    [InlineData("4")]
    public void Open_OffsetsOtherThanTwoNonNegativeIntegers_IsRefused(string offsets) =>
        Refusal.OfFile(SafetensorsError.OffsetsInvalid, "w", RawFile.Of(RawFile.Entry("[1]", offsets), 4));

    [Fact]
    public void Open_NameWithControlAndBidirectionalCharacters_IsEscapedInTheMessage()
    {
        var name = "a\u001b[2J\u202eb" + new string('c', 100_000);
        var json = """{"a\u001b[2J\u202eb""" + new string('c', 100_000) + "\":1}";

        var error = Assert.Throws<SafetensorsException>(() => HeaderReader.Parse(RawFile.Of(json, 0), "m.safetensors"));

        Assert.Equal(name, error.Tensor);
        Assert.Contains("'a\\u001b[2J\\u202eb", error.Message, StringComparison.Ordinal);
        Assert.True(error.Message.Length < 500);
    }
}
