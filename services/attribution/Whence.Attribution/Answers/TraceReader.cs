using Whence.Engine.Diffusion;
using Whence.Engine.Traces;
using Whence.Safetensors;

namespace Whence.Attribution.Answers;

/// <summary>Puts the segments of a decode trace together and checks that they are of this model.</summary>
internal static class TraceReader
{
    /// <exception cref="AttributionException">A segment is malformed, missing or of other weights.</exception>
    public static RecordedTrace Read(
        IReadOnlyList<int> prompt, IReadOnlyList<byte[]> contents, string model, string digest)
    {
        try
        {
            var segments = contents.Select((bytes, i) => TraceSegment.Parse(bytes, $"segment {i}")).ToList();
            if (segments.FirstOrDefault(segment => segment.Origin.ModelDigest != digest) is { } other)
            {
                throw new AttributionException(
                    "model_mismatch",
                    $"The answer was decoded with {other.Origin.Model} of other weights than those of {model} here.");
            }

            return new RecordedTrace(TraceSegment.Join(prompt, segments), segments[0].Origin.Backend);
        }
        catch (Exception exception) when (exception is SafetensorsException or InvalidDataException)
        {
            throw new AttributionException("trace_unreadable", "The decode trace cannot be read.", exception);
        }
    }
}
