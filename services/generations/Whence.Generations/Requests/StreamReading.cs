using Whence.Generations.Requests.Reading;

namespace Whence.Generations.Requests;

/// <summary>Whether an answer is streamed, and what else than its text.</summary>
/// <param name="IsOn">Whether.</param>
/// <param name="Usage">Whether OpenAI's chunk with the usage is wanted.</param>
/// <param name="Events">Whether every commit is wanted.</param>
internal sealed record StreamWish(bool IsOn, bool Usage, bool Events);

/// <summary>Reads <c>stream</c> and <c>stream_options</c>.</summary>
internal static class StreamReading
{
    public static StreamWish Read(Fields fields)
    {
        var isOn = fields.Flag("stream") ?? false;
        var value = fields.Find("stream_options");
        if (value is null)
        {
            return new StreamWish(isOn, false, false);
        }

        if (!isOn)
        {
            throw value.Invalid("stream_options is only for streams; set stream to true or leave it out.");
        }

        var options = value.Object();
        var wish = new StreamWish(
            isOn, options.Flag("include_usage") ?? false, options.Flag("whence_events") ?? false);
        options.Flag("include_obfuscation"); // padding against traffic analysis, which there is none of here
        options.Close();
        return wish;
    }
}
