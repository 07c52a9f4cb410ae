using System.Text.Json.Serialization;

namespace Whence.Trainer.Runs;

/// <summary>A progress line: losses are means over the steps since the line before.</summary>
internal sealed record RunProgress(
    int Step,
    int Steps,
    int Epoch,
    float Loss,
    float Concept,
    float Reconstruction,
    float Independence,
    float GradientNorm,
    double TokensPerSecond,
    double SecondsLeft) : RunLine("progress")
{
    /// <summary>Gets where the run stands.</summary>
    [JsonIgnore]
    public string Place => $"{RunLog.StepMark}{Step}/{Steps}  epoch {Epoch}";

    /// <summary>Gets the losses as text.</summary>
    [JsonIgnore]
    public string Losses =>
        $"loss {Loss:F3}  concept {Concept:F3}  reconstruction {Reconstruction:F4}  " +
        $"independence {Independence:E1}  |g| {GradientNorm:F2}";

    /// <summary>Gets how fast it goes.</summary>
    [JsonIgnore]
    public string Speed => $"{TokensPerSecond:F0} tokens/s  {TimeSpan.FromSeconds(SecondsLeft):h\\:mm\\:ss} left";

    public override string ToString() => $"{Place}  {Losses}  {Speed}";
}
