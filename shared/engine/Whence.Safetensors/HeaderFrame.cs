using System.Buffers.Binary;
using System.Text.Unicode;

namespace Whence.Safetensors;

/// <summary>Cuts the JSON header out of a file: an unsigned length of eight bytes, then that many bytes.</summary>
internal static class HeaderFrame
{
    public const int LengthBytes = 8;
    public const int HeaderBytesMax = 25_000_000;

    private const int HeaderBytesMin = 2;

    public static ReadOnlySpan<byte> Json(ReadOnlySpan<byte> start, long fileLength, string file)
    {
        if (fileLength < LengthBytes)
        {
            throw Refuse(start, SafetensorsError.FileTooShort, file, $"it has only {fileLength} bytes");
        }

        var length = BinaryPrimitives.ReadUInt64LittleEndian(start);
        CheckLength(start, length, fileLength, file);
        var json = start.Slice(LengthBytes, (int)length);
        if (json[0] != (byte)'{')
        {
            throw Refuse(start, SafetensorsError.HeaderStart, file, "its header does not begin with '{'");
        }

        CheckText(json, file);
        return json;
    }

    private static void CheckLength(ReadOnlySpan<byte> start, ulong length, long fileLength, string file)
    {
        switch (length)
        {
            case < HeaderBytesMin:
                throw Refuse(start, SafetensorsError.HeaderTooSmall, file, $"its header has only {length} bytes");
            case > HeaderBytesMax:
                throw Refuse(start, SafetensorsError.HeaderTooLarge, file,
                    $"its header claims {length} bytes, more than the {HeaderBytesMax} allowed");
            default:
                break;
        }

        if ((long)length > fileLength - LengthBytes)
        {
            throw Refuse(start, SafetensorsError.HeaderBeyondFile, file,
                $"its header claims {length} bytes, but the file has only {fileLength}");
        }
    }

    private static void CheckText(ReadOnlySpan<byte> json, string file)
    {
        if (!Utf8.IsValid(json))
        {
            throw new SafetensorsException(SafetensorsError.HeaderEncoding, file, null, "its header is not UTF-8");
        }

        if (json.TrimEnd((byte)' ')[^1] < (byte)' ')
        {
            throw new SafetensorsException(SafetensorsError.HeaderPadding, file, null,
                "its header is padded with something other than spaces");
        }
    }

    // Magic numbers only explain a failure: a sound header of 640 bytes starts like a pickle (80 02).
    private static SafetensorsException Refuse(
        ReadOnlySpan<byte> start,
        SafetensorsError kind,
        string file,
        string problem) => ForeignFormat.ByMagic(start, file) ?? new SafetensorsException(kind, file, null, problem);
}
