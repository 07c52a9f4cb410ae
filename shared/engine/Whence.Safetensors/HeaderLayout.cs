namespace Whence.Safetensors;

/// <summary>Checks that the tensors fill the data part of a file exactly: no hole, no overlap, nothing after.</summary>
internal static class HeaderLayout
{
    public static List<TensorEntry> Place(
        IReadOnlyList<HeaderEntry> entries,
        long dataStart,
        long fileLength,
        string file)
    {
        var dataLength = fileLength - dataStart;
        var placed = new List<TensorEntry>(entries.Count);
        var position = 0L;
        foreach (var entry in entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            CheckRange(entry, dataLength, file);
            CheckFollows(entry, position, file);
            CheckSize(entry, file);
            position = entry.End;
            placed.Add(new TensorEntry(
                entry.Name, entry.Type, entry.Shape, file, dataStart + entry.Begin, entry.End - entry.Begin));
        }

        return position == dataLength
            ? placed
            : throw new SafetensorsException(SafetensorsError.TrailingBytes, file, null,
                $"{dataLength - position} bytes follow the last tensor");
    }

    private static void CheckRange(HeaderEntry entry, long dataLength, string file)
    {
        if (entry.Begin > entry.End)
        {
            throw new SafetensorsException(SafetensorsError.OffsetsReversed, file, entry.Name,
                $"it ends at byte {entry.End}, before it begins at {entry.Begin}");
        }

        if (entry.End > dataLength)
        {
            throw new SafetensorsException(SafetensorsError.OffsetsBeyondFile, file, entry.Name,
                $"it ends at byte {entry.End}, but the file holds only {dataLength} bytes of tensors");
        }
    }

    private static void CheckFollows(HeaderEntry entry, long position, string file)
    {
        if (entry.Begin < position)
        {
            throw new SafetensorsException(SafetensorsError.OffsetsOverlap, file, entry.Name,
                $"it begins at byte {entry.Begin}, inside the tensor that ends at {position}");
        }

        if (entry.Begin > position)
        {
            throw new SafetensorsException(SafetensorsError.OffsetsGap, file, entry.Name,
                $"it begins at byte {entry.Begin}, but the bytes from {position} belong to no tensor");
        }
    }

    private static void CheckSize(HeaderEntry entry, string file)
    {
        var wanted = TensorSize.Bytes(entry.Type, entry.Shape)
            ?? throw new SafetensorsException(SafetensorsError.ShapeOverflow, file, entry.Name,
                $"its shape {Printable.Shape(entry.Shape)} asks for more bytes than 63 bits can count");
        if (entry.End - entry.Begin != wanted)
        {
            throw new SafetensorsException(SafetensorsError.SizeMismatch, file, entry.Name,
                $"shape {Printable.Shape(entry.Shape)} of {TensorTypes.Name(entry.Type)} asks for {wanted} bytes, "
                + $"but its offsets span {entry.End - entry.Begin}");
        }
    }
}
