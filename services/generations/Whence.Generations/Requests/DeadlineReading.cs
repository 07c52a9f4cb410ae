using Whence.Generations.Requests.Reading;

namespace Whence.Generations.Requests;

/// <summary>Reads <c>deadline_seconds</c>.</summary>
internal static class DeadlineReading
{
    public static int Read(Fields? fields, GenerationsOptions options) =>
        fields?.Whole("deadline_seconds", new WholeRange(1, options.DeadlineSecondsMax)) ?? options.DeadlineSeconds;
}
