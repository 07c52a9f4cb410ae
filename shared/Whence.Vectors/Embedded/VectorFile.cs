using System.Globalization;
using System.Text.Json;
using Whence.Safetensors;

namespace Whence.Vectors.Embedded;

/// <summary>The rows of a store in one memory-mapped file of the safetensors format.</summary>
internal sealed class VectorFile : IDisposable
{
    private readonly TensorStore _file;

    private VectorFile(TensorStore file)
    {
        _file = file;
        Space = SpaceOf(file);
        Digest = file.Metadata[VectorNames.ContentKey];
        Origins = JsonSerializer.Deserialize<VectorOrigin[]>(file.Bytes(VectorNames.Origins)) ?? [];
        Rows = Ids.Length;
        var values = (long)Rows * Space.Dimension;
        if (Vectors.Length != values || Codes.Length != values || Steps.Length != Rows || OriginOf.Length != Rows
            || Origins.Any(origin => string.IsNullOrEmpty(origin?.Source)))
        {
            throw new JsonException("The lengths do not fit each other.");
        }
    }

    public string Path => _file.Path;

    public VectorSpace Space { get; }

    public string Digest { get; }

    /// <summary>Gets the origins that <see cref="OriginOf"/> counts.</summary>
    public VectorOrigin[] Origins { get; }

    public int Rows { get; }

    public ReadOnlySpan<ulong> Ids => _file.Span<ulong>(VectorNames.Ids);

    public ReadOnlySpan<float> Vectors => _file.Span<float>(VectorNames.Vectors);

    public ReadOnlySpan<sbyte> Codes => _file.Span<sbyte>(VectorNames.Codes);

    public ReadOnlySpan<float> Steps => _file.Span<float>(VectorNames.Steps);

    public ReadOnlySpan<int> OriginOf => _file.Span<int>(VectorNames.OriginOf);

    /// <exception cref="VectorException">The file is cut off, or no file of vectors of this version.</exception>
    public static VectorFile Open(string path)
    {
        TensorStore? file = null;
        try
        {
            file = TensorStore.Open(path);
            CheckKind(file);
            return new VectorFile(file);
        }
        catch (Exception exception) when (exception is SafetensorsException or JsonException or KeyNotFoundException
            or FormatException or OverflowException or ArgumentException or VectorException)
        {
            file?.Dispose();
            throw exception as VectorException ?? new VectorException(
                $"{path} cannot be read, is cut off, or is no store of vectors; build it again.", exception);
        }
    }

    /// <summary>Returns a row and those after it, as many as there are up to a number.</summary>
    public VectorBlock Block(int first, int rowsMax) => new(this, first, Math.Min(rowsMax, Rows - first));

    /// <summary>Returns for each origin whether it passes.</summary>
    public bool[] Passing(VectorFilter? filter) =>
        Array.ConvertAll(Origins, origin => filter is null || filter.Passes(origin.Source, origin.Licence));

    /// <summary>Compares all bytes with the digest that was written.</summary>
    /// <exception cref="VectorException">A byte differs.</exception>
    public void Verify()
    {
        if (ContentDigest.Of(Space.ToString(), _file) != Digest)
        {
            throw Damaged();
        }
    }

    public VectorException Damaged() => new($"{Path} does not hold what was written to it; build it again.");

    public void Dispose() => _file.Dispose();

    private static VectorSpace SpaceOf(TensorStore file)
    {
        try
        {
            return new VectorSpace(
                int.Parse(file.Metadata[VectorNames.DimensionKey], CultureInfo.InvariantCulture),
                Enum.Parse<VectorDistance>(file.Metadata[VectorNames.DistanceKey]));
        }
        catch (VectorException exception)
        {
            throw new FormatException(exception.Message, exception);
        }
    }

    private static void CheckKind(TensorStore file)
    {
        if (file.Metadata.GetValueOrDefault(VectorNames.KindKey) != VectorNames.Kind)
        {
            throw new VectorException($"{file.Path} is no store of vectors; give one that was built as such.");
        }

        var version = file.Metadata.GetValueOrDefault(VectorNames.VersionKey);
        if (version != VectorNames.Version)
        {
            throw new VectorException(
                $"{file.Path} has version '{version}', not {VectorNames.Version}; build it again.");
        }
    }
}
