using System.Text.Json.Serialization;
using Whence.Generations.Runs;

namespace Whence.Generations.OpenAi;

/// <summary>What <c>whence_events</c> adds to a stream, in the member <c>whence</c> of a chunk without choices.
/// </summary>
internal sealed record AsideEvent(
    string Event, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Sequence)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? At { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CommitResource? Commit { get; init; }

    /// <summary>Gets the new state, or how the attribution ended.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Status { get; init; }
}
