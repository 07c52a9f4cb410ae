using Whence.Engine.Diffusion;
using Whence.Engine.Traces;
using Whence.Safetensors;

namespace Whence.Recordings;

/// <summary>Puts the segments of a decode trace together and checks that they are of one model.</summary>
public static class RecordedTraces
{
    /// <summary>Returns the trace and the backend that decoded it.</summary>
    /// <param name="prompt">The ids of the prompt.</param>
    /// <param name="contents">The segments, block by block.</param>
    /// <param name="model">The name of the model here.</param>
    /// <param name="digest">The SHA-256 of its weights.</param>
    /// <exception cref="RecordingException">A segment is malformed, missing or of other weights.</exception>
    public static (DecodeTrace Trace, string Backend) Join(
        IReadOnlyList<int> prompt, IReadOnlyList<byte[]> contents, string model, string digest)
    {
        ArgumentNullException.ThrowIfNull(contents);
        try
        {
            var segments = contents.Select((bytes, i) => TraceSegment.Parse(bytes, $"segment {i}")).ToList();
            if (segments.FirstOrDefault(segment => segment.Origin.ModelDigest != digest) is { } other)
            {
                throw new RecordingException(
                    "model_mismatch",
                    $"The answer was decoded with {other.Origin.Model} of other weights than those of {model} here.");
            }

            return (TraceSegment.Join(prompt, segments), segments[0].Origin.Backend);
        }
        catch (Exception exception) when (exception is SafetensorsException or InvalidDataException)
        {
            throw new RecordingException("trace_unreadable", "The decode trace cannot be read.", exception);
        }
    }
}
