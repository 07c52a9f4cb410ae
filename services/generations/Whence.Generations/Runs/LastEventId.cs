using System.Globalization;
using Microsoft.AspNetCore.Http;
using Whence.Hosting.Problems;

namespace Whence.Generations.Runs;

/// <summary>Reads the header Last-Event-ID: the number of the last event that a subscriber saw.</summary>
internal static class LastEventId
{
    private const string Name = "Last-Event-ID";

    public static int Read(HttpRequest request)
    {
        if (request.Headers[Name] is not { Count: > 0 } values || values[0] is not { Length: > 0 } text)
        {
            return 0;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : throw new ApiException(
                StatusCodes.Status400BadRequest,
                "invalid_last_event_id",
                $"{Name} must be the id of an event of this stream, a number; leave it out to read from the start.",
                Name);
    }
}
