using System.Text.Json;
using Whence.Models;
using Whence.Safetensors;

namespace Whence.Representations.Exemplars;

/// <summary>Keeps a partition in a folder: <c>exemplars.safetensors</c> for the vectors, <c>exemplars.json</c> for the
/// rest.</summary>
public static class ExemplarFile
{
    private const string TensorsName = "exemplars.safetensors";
    private const string RecordName = "exemplars.json";

    private static readonly JsonSerializerOptions Json =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    /// <summary>Writes a partition; the same partition always gives the same bytes.</summary>
    public static void Save(ExemplarPartition partition, string folder)
    {
        ArgumentNullException.ThrowIfNull(partition);
        Directory.CreateDirectory(folder);
        var (calibration, exemplars) = (partition.Calibration, partition.Exemplars);
        long[] shape = [exemplars.Count, calibration.Width];
        TensorWriter.Write(Path.Combine(folder, TensorsName),
        [
            TensorData.Floats("direction", [calibration.Width], calibration.Direction),
            TensorData.Floats("vectors", shape, [.. exemplars.SelectMany(exemplar => exemplar.Vector)]),
            TensorData.Floats("means", shape, [.. exemplars.SelectMany(exemplar => exemplar.Mean)]),
        ]);

        // The vectors are in the other file.
        var record = new PartitionRecord(
            calibration with { Direction = [] },
            [.. exemplars.Select(exemplar => exemplar with { Vector = [], Mean = [] })],
            partition.Outside);
        File.WriteAllBytes(Path.Combine(folder, RecordName), JsonSerializer.SerializeToUtf8Bytes(record, Json));
    }

    /// <summary>Reads a partition.</summary>
    /// <exception cref="ModelException">A file is missing, malformed, or does not belong to the other.</exception>
    public static ExemplarPartition Load(string folder)
    {
        var file = Path.Combine(folder, RecordName);
        try
        {
            var record = JsonSerializer.Deserialize<PartitionRecord>(File.ReadAllBytes(file), Json)
                ?? throw new JsonException();
            Require(record.Calibration is not null && record.Exemplars is not null);
            using var store = TensorStore.Open(Path.Combine(folder, TensorsName));
            return Join(record, store);
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or JsonException or SafetensorsException
                or ArgumentException)
        {
            throw new ModelException(
                $"{folder} does not hold a partition whose {RecordName} and {TensorsName} belong together; build it " +
                "again.",
                exception);
        }
    }

    private static ExemplarPartition Join(PartitionRecord record, TensorStore store)
    {
        var direction = store.ReadFloats("direction");
        var (vectors, means) = (store.ReadFloats("vectors"), store.ReadFloats("means"));
        var (count, width) = (record.Exemplars.Count, direction.Length);
        Require(vectors.Length == count * width && means.Length == vectors.Length);
        return new ExemplarPartition(
            record.Calibration with { Direction = direction },
            [
                .. record.Exemplars.Select((exemplar, i) => exemplar with
                {
                    Vector = vectors[(i * width)..((i + 1) * width)],
                    Mean = means[(i * width)..((i + 1) * width)],
                }),
            ],
            record.Outside);
    }

    private static void Require(bool fits)
    {
        if (!fits)
        {
            throw new JsonException("The two files do not fit.");
        }
    }

    private sealed record PartitionRecord(
        ExemplarCalibration Calibration, IReadOnlyList<Exemplar> Exemplars, int Outside);
}
