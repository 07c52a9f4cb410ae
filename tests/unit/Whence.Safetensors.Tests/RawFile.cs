using System.Buffers.Binary;
using System.Text;

namespace Whence.Safetensors.Tests;

/// <summary>Builds files byte by byte, sound or not, without the writer under test.</summary>
internal static class RawFile
{
    public static byte[] Of(string json, int dataBytes) => Of(json, new byte[dataBytes]);

    public static byte[] Of(string json, byte[] data) => Of(Encoding.UTF8.GetBytes(json), data);

    public static byte[] Of(byte[] json, byte[] data) => WithLength((ulong)json.Length, [.. json, .. data]);

    public static byte[] WithLength(ulong headerLength, byte[] rest)
    {
        var file = new byte[8 + rest.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(file, headerLength);
        rest.CopyTo(file, 8);
        return file;
    }

    /// <summary>Describes tensor "w" of F32.</summary>
    public static string Entry(string shape, string offsets) =>
        $$$"""{"w":{"dtype":"F32","shape":{{{shape}}},"data_offsets":{{{offsets}}}}}""";

    /// <summary>Describes tensors "a" and "b" of one-byte elements at the given offsets.</summary>
    public static string Pair(int beginA, int endA, int beginB, int endB) =>
        $$$"""
        {"a":{"dtype":"U8","shape":[{{{endA - beginA}}}],"data_offsets":[{{{beginA}}},{{{endA}}}]},
        "b":{"dtype":"U8","shape":[{{{endB - beginB}}}],"data_offsets":[{{{beginB}}},{{{endB}}}]}}
        """;
}
