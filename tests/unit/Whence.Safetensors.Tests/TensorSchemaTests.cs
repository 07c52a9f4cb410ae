namespace Whence.Safetensors.Tests;

public sealed class TensorSchemaTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_ModelThatFits_Passes()
    {
        using var store = Write(TensorData.Floats("w", [2, 1], [1f, 2f]), TensorData.BFloat16("b", [1], [1f]));

        Assert.Null(Record.Exception(
            () => TensorSchema.Check(store, [new("w", [2, 1]), new("b", [1])], allowExtra: false)));
        Assert.Null(Record.Exception(() => TensorSchema.Check(store, [new("w", [2, 1])], allowExtra: true)));
    }

    [Fact]
    public void Check_MissingTensor_IsRefused()
    {
        using var store = Write(TensorData.Floats("w", [1], [1f]));

        Refusal.Of(SafetensorsError.TensorMissing, store.Path, "b",
            () => TensorSchema.Check(store, [new("w", [1]), new("b", [1])], allowExtra: true));
    }

    [Fact]
    public void Check_ExtraTensor_IsRefused()
    {
        using var store = Write(TensorData.Floats("w", [1], [1f]), TensorData.Floats("x", [1], [1f]));

        Refusal.Of(SafetensorsError.TensorUnexpected, store.Path, "x",
            () => TensorSchema.Check(store, [new("w", [1])], allowExtra: false));
    }

    [Theory]
    [InlineData(new long[] { 3, 2 })]
    [InlineData(new long[] { 6 })]
    [InlineData(new long[] { 2, 3, 1 })]
    [InlineData(new long[] { })]
    public void Check_OtherShape_IsRefused(long[] shape)
    {
        using var store = Write(TensorData.Floats("w", [2, 3], new float[6]));

        var error = Refusal.Of(SafetensorsError.WrongShape, store.Path, "w",
            () => TensorSchema.Check(store, [new("w", shape)], allowExtra: false));

        Assert.Contains("[2, 3]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_OtherType_IsRefused()
    {
        using var store = Write(TensorData.Integers("w", [1], [1]));

        var error = Refusal.Of(SafetensorsError.WrongType, store.Path, "w",
            () => TensorSchema.Check(store, [new("w", [1])], allowExtra: false));

        Assert.Contains("I64, not F32 or BF16 or F16 or F64", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TensorType.F32, 0x7FC00000UL, 0x7F7FFFFFUL)]
    [InlineData(TensorType.F32, 0xFF800000UL, 0xFF7FFFFFUL)]
    [InlineData(TensorType.F64, 0x7FF0000000000001UL, 0x7FEFFFFFFFFFFFFFUL)]
    [InlineData(TensorType.F16, 0xFC00UL, 0xFBFFUL)]
    [InlineData(TensorType.BF16, 0x7F80UL, 0x7F7FUL)]
    [InlineData(TensorType.F8E5M2, 0xFCUL, 0xFBUL)]
    [InlineData(TensorType.F8E4M3, 0xFFUL, 0xFEUL)]
    public void CheckFinite_OneElementNotFinite_IsNamed(TensorType type, ulong bad, ulong largest)
    {
        foreach (var index in new[] { 0, 5, 98, 99 })
        {
            using var sound = Write(Filled(type, largest, index, largest));
            TensorSchema.CheckFinite(sound);
            using var store = Write(Filled(type, largest, index, bad));

            var error = Refusal.Of(SafetensorsError.NotFinite, store.Path, "w", () => TensorSchema.CheckFinite(store));

            Assert.Contains($"element {index} of 100", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void CheckFinite_LongTensor_CountsElementsAcrossChunks()
    {
        var values = new float[600_000];
        values[599_998] = float.NaN;
        using var store = Write(TensorData.Floats("w", [600_000], values));

        var error = Refusal.Of(SafetensorsError.NotFinite, store.Path, "w", () => TensorSchema.CheckFinite(store));

        Assert.Contains("element 599998 of 600000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckFinite_IntegersOfTheSameBits_Pass()
    {
        using var store = Write(TensorData.Integers("n", [1], [-1]), TensorData.Floats("empty", [0], []));

        Assert.Null(Record.Exception(() => TensorSchema.CheckFinite(store)));
    }

    private static TensorData Filled(TensorType type, ulong fill, int index, ulong odd)
    {
        var size = TensorTypes.Bytes(type);
        var content = new byte[100 * size];
        for (var element = 0; element < 100; element++)
        {
            BitConverter.GetBytes(element == index ? odd : fill).AsSpan(0, size).CopyTo(content.AsSpan(element * size));
        }

        return TensorData.Bytes("w", type, [100], content);
    }

    private TensorStore Write(params TensorData[] tensors)
    {
        var path = _folder.At("w.safetensors");
        TensorWriter.Write(path, tensors);
        return TensorStore.Open(path);
    }
}
