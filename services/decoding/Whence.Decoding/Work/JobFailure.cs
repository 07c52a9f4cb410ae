using System.Text.Json;
using Whence.Engine.Diffusion;
using Whence.Hosting.Payloads;

namespace Whence.Decoding.Work;

/// <summary>A failure that another attempt cannot mend.</summary>
/// <param name="Code">The code of the API.</param>
/// <param name="Detail">One sentence without text of prompt or answer.</param>
internal sealed record JobFailure(string Code, string Detail)
{
    public static JobFailure Exhausted { get; } =
        new("decode_failed", "Too many workers lost this generation; try it again, and report it if it fails again.");

    public static JobFailure Late { get; } =
        new("deadline_exceeded", "The deadline passed before the answer was complete; allow more time.");

    public static JobFailure ModelChanged { get; } = new(
        "model_changed", "The model changed while this generation was streaming; send the request again.");

    /// <summary>Returns the failure that an exception means for good, or null when another attempt may succeed.
    /// </summary>
    public static JobFailure? Permanent(Exception reason) => reason switch
    {
        ModelNumericsException => new JobFailure(
            "model_numerics", "The model computed something that is not a number; its operator must verify it."),
        GenerationException refused => new JobFailure("invalid_request", refused.Message),
        PayloadException => new JobFailure("decode_failed", "A part of the request is missing or altered."),
        JsonException => new JobFailure("decode_failed", "A part of the request cannot be read."),
        _ => null,
    };
}
