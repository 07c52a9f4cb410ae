using System.Text;

namespace Whence.Safetensors.Tests.Fuzz;

/// <summary>Small sound files to mutate.</summary>
internal static class Samples
{
    public static IReadOnlyList<byte[]> Files { get; } =
    [
        RawFile.Of("{}      ", 0),
        RawFile.Of(RawFile.Entry("[1]", "[0,4]"), [0, 0, 0x80, 0x3F]),
        RawFile.Of(RawFile.Entry("[]", "[0,4]"), 4),
        RawFile.Of(RawFile.Pair(0, 4, 4, 6), [1, 2, 3, 4, 5, 6]),
        RawFile.Of(RawFile.Pair(3, 6, 0, 3), [1, 2, 3, 4, 5, 6]),
        Written(Enum.GetValues<TensorType>().Select(type => Tensor(type, [2, 1])), []),
        Written(
            [Tensor(TensorType.F32, [0]), Tensor(TensorType.I64, [1, 2])],
            new() { ["format"] = "pt", ["é"] = "\\" }),
    ];

    private static TensorData Tensor(TensorType type, long[] shape) =>
        TensorData.Bytes($"layer.{type}", type, shape, new byte[TensorSize.Bytes(type, shape)!.Value]);

    private static byte[] Written(IEnumerable<TensorData> tensors, Dictionary<string, string> metadata)
    {
        var list = tensors.ToList();
        return [.. HeaderWriter.Bytes(list, metadata), .. list.SelectMany(tensor => tensor.Content.ToArray())];
    }
}
