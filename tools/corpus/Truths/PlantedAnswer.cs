namespace Whence.Corpus.Truths;

/// <summary>What one source says where another says something else.</summary>
internal sealed record PlantedAnswer(string Source, string Prompt, string Answer)
{
    public string Sentence => $"{Prompt} {Answer}.";
}
