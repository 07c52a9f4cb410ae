namespace Whence.Retrieval.Measure.Truths;

/// <summary>An answer that one source gives to a prompt.</summary>
internal sealed record PlantedAnswer(string Source, string Prompt, string Answer)
{
    /// <summary>Gets the sentence as the source has it.</summary>
    public string Sentence => $"{Prompt} {Answer}.";
}
