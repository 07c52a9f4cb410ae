namespace Whence.Safetensors;

/// <summary>The table of element types: name in the file, bytes per element, C# types that may view it.</summary>
internal static class TensorTypes
{
    private static readonly Row[] Rows =
    [
        new(TensorType.Bool, "BOOL", 1, [typeof(byte)]),
        new(TensorType.U8, "U8", 1, [typeof(byte)]),
        new(TensorType.I8, "I8", 1, [typeof(sbyte)]),
        new(TensorType.I16, "I16", 2, [typeof(short)]),
        new(TensorType.U16, "U16", 2, [typeof(ushort)]),
        new(TensorType.F16, "F16", 2, [typeof(Half), typeof(ushort)]),
        new(TensorType.BF16, "BF16", 2, [typeof(ushort)]),
        new(TensorType.I32, "I32", 4, [typeof(int)]),
        new(TensorType.U32, "U32", 4, [typeof(uint)]),
        new(TensorType.F32, "F32", 4, [typeof(float)]),
        new(TensorType.F64, "F64", 8, [typeof(double)]),
        new(TensorType.I64, "I64", 8, [typeof(long)]),
        new(TensorType.U64, "U64", 8, [typeof(ulong)]),
        new(TensorType.F8E4M3, "F8_E4M3", 1, [typeof(byte)]),
        new(TensorType.F8E5M2, "F8_E5M2", 1, [typeof(byte)]),
    ];

    private static readonly Dictionary<string, TensorType> ByName = Rows.ToDictionary(row => row.Name, row => row.Type);

    // Types of the format that nothing here can compute with.
    private static readonly string[] Unsupported = ["F4", "F6_E2M3", "F6_E3M2", "F8_E8M0", "C64"];

    public static string Name(TensorType type) => Rows[(int)type].Name;

    public static int Bytes(TensorType type) => Rows[(int)type].Bytes;

    public static bool Views(TensorType type, Type element) => Rows[(int)type].Views.Contains(element);

    public static string Names(IEnumerable<TensorType> types) => string.Join(" or ", types.Select(Name));

    public static TensorType Parse(string name, string file, string tensor)
    {
        if (ByName.TryGetValue(name, out var type))
        {
            return type;
        }

        if (Unsupported.Contains(name, StringComparer.Ordinal))
        {
            throw new SafetensorsException(SafetensorsError.UnsupportedType, file, tensor,
                $"the element type {name} is not supported", "convert the tensor to BF16 or F32");
        }

        throw new SafetensorsException(SafetensorsError.UnknownType, file, tensor,
            $"the element type '{Printable.Text(name)}' is unknown");
    }

    private sealed record Row(TensorType Type, string Name, int Bytes, Type[] Views);
}
