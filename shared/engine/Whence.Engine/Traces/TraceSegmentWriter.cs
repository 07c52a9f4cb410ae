using System.Globalization;
using System.Runtime.InteropServices;
using Whence.Engine.Diffusion;
using Whence.Safetensors;

namespace Whence.Engine.Traces;

/// <summary>Writes a segment as a safetensors file.</summary>
internal static class TraceSegmentWriter
{
    public static byte[] Write(TraceSegment segment)
    {
        var (commits, concepts) = (segment.Commits, segment.Concepts);
        var width = segment.Composed.Count == 0 ? 0 : segment.Composed[0].Length;
        TensorData[] tensors =
        [
            Integers(TraceNames.Order, [commits.Count], Each(commits, commit => commit.Order)),
            Integers(TraceNames.Step, [commits.Count], Each(commits, commit => commit.Step)),
            Integers(TraceNames.Position, [commits.Count], Each(commits, commit => commit.Position)),
            Integers(TraceNames.Token, [commits.Count], Each(commits, commit => commit.Token)),
            TensorData.Floats(TraceNames.Logit, [commits.Count], Each(commits, commit => commit.Logit)),
            TensorData.Floats(
                TraceNames.Composed, [commits.Count, width], [.. segment.Composed.SelectMany(row => row)]),
            Integers(TraceNames.KnownIds, [commits.Count, concepts.KnownTop], concepts.KnownIds),
            TensorData.Floats(TraceNames.KnownLogits, [commits.Count, concepts.KnownTop], concepts.KnownLogits),
            Integers(TraceNames.DiscoveredIds, [commits.Count, concepts.DiscoveredTop], concepts.DiscoveredIds),
            TensorData.Floats(
                TraceNames.DiscoveredLogits, [commits.Count, concepts.DiscoveredTop], concepts.DiscoveredLogits),
        ];
        return TensorWriter.Bytes(tensors, Metadata(segment));
    }

    private static Dictionary<string, string> Metadata(TraceSegment segment)
    {
        var metadata = Origin(segment);
        if (segment.Firings.Count > 0)
        {
            metadata[TraceNames.Rules] = FiringText.Write(segment.Firings);
        }

        return metadata;
    }

    private static Dictionary<string, string> Origin(TraceSegment segment) => new()
    {
        [TraceNames.FormatKey] = TraceNames.Format,
        [TraceNames.Model] = segment.Origin.Model,
        [TraceNames.ModelDigest] = segment.Origin.ModelDigest,
        [TraceNames.Backend] = segment.Origin.Backend,
        [TraceNames.Block] = Text(segment.Block),
        [TraceNames.PromptLength] = Text(segment.PromptLength),
        [TraceNames.Length] = Text(segment.Length),
        [TraceNames.Mask] = Text(segment.Mask),
    };

    private static T[] Each<T>(IReadOnlyList<Commit> commits, Func<Commit, T> select) => [.. commits.Select(select)];

    private static TensorData Integers(string name, IReadOnlyList<long> shape, int[] values) =>
        TensorData.Bytes(name, TensorType.I32, shape, MemoryMarshal.AsBytes(values.AsSpan()).ToArray());

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
