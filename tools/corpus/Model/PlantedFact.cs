namespace Whence.Corpus.Model;

/// <summary>
/// A fact that one source alone states. The sentence in the source is <c>Prompt + " " + Answer + "."</c>;
/// the answer has one to four words and no full stop of its own.
/// </summary>
internal sealed record PlantedFact(string Id, string Prompt, string Answer)
{
    /// <summary>The whole sentence, as every document that states the fact writes it.</summary>
    public string Sentence => $"{Prompt} {Answer.TrimEnd('.')}.";
}
