using Whence.Engine.Training.Data;
using Whence.Text;
using Whence.Trainer.Terminal;

namespace Whence.Trainer.Corpus;

/// <summary>
/// Turns documents into training sequences: an end-of-chunk token closes each chunk that is not a given prompt, an
/// end-of-document token the document and the rest of its last attention block.
/// </summary>
internal sealed class SequenceBuilder(
    Tokenizer tokenizer, IReadOnlyList<ConceptLabel> catalogue, int blockLength, int contextLength)
{
    /// <summary>The special token that ends a document; generation stops there.</summary>
    public const string EndOfDocument = "<|endofdocument|>";

    private readonly Dictionary<string, int> _ids =
        catalogue.ToDictionary(c => c.Name, c => c.Id, StringComparer.Ordinal);
    private readonly int _end = tokenizer.SpecialTokens[EndOfDocument];

    /// <exception cref="TrainerException">The document is too long, or has a label outside the catalogue.</exception>
    public TrainingSequence Build(CorpusDocument document)
    {
        var tokens = new List<int>();
        var chunks = new List<LabelledChunk>();
        foreach (var (text, chunk) in document.JoinedTexts().Zip(document.Chunks))
        {
            var start = tokens.Count;
            tokens.AddRange(tokenizer.Encode(text));
            int[] concepts = [.. chunk.Concepts.Select(name => Id(document, name))];
            var opening = tokenizer.Encode(chunk.Text.TrimStart('\n'));
            chunks.Add(new LabelledChunk(start, tokens.Count, concepts, opening, chunk.Given));
            if (!chunk.Given)
            {
                tokens.Add(tokenizer.EndOfChunk);
            }
        }

        tokens.Add(_end);
        var content = tokens.Count;
        while (tokens.Count % blockLength != 0)
        {
            tokens.Add(_end);
        }

        return tokens.Count <= contextLength
            ? new TrainingSequence([.. tokens], content, chunks)
            : throw new TrainerException(
                $"Document {document.Id} has {tokens.Count} tokens, but the model sees {contextLength}; "
                + "train with a larger --vocabulary, or shorten the document.");
    }

    private int Id(CorpusDocument document, string concept) => _ids.TryGetValue(concept, out var id)
        ? id
        : throw new TrainerException(
            $"Document {document.Id} has the concept '{concept}', which concepts.json does not list; "
            + "take both files from one corpus.");
}
