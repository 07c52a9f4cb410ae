namespace Whence.Trainer.Corpus;

/// <summary>A document as corpus.jsonl holds it, as far as training reads it.</summary>
internal sealed record CorpusDocument(string Id, string Source, string Split, IReadOnlyList<CorpusChunk> Chunks)
{
    public bool IsHeldOut => Split == "heldout";

    /// <summary>Returns the chunks' texts with the space that joins each to the one before.</summary>
    public IEnumerable<string> JoinedTexts() => Chunks.Select(
        (chunk, i) => i == 0 || chunk.Text.StartsWith('\n') ? chunk.Text : " " + chunk.Text);
}
