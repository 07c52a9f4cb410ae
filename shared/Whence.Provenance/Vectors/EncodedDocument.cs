using Whence.Corpora;
using Whence.Text;

namespace Whence.Provenance.Vectors;

/// <summary>A document as the model saw it in training: each chunk closed by an end-of-chunk token.</summary>
/// <param name="Tokens">All ids.</param>
/// <param name="Places">The tokens that carry text, ascending by position.</param>
internal sealed record EncodedDocument(int[] Tokens, IReadOnlyList<TokenPlace> Places)
{
    public static EncodedDocument Of(CorpusDocument document, Tokenizer tokenizer)
    {
        var (tokens, places) = (new List<int>(), new List<TokenPlace>());
        var start = document.Chunks[0].StartChar;
        for (var i = 0; i < document.Chunks.Count; i++)
        {
            // The white space before a chunk joins its first word; it is no part of what is cited.
            var chunk = document.Chunks[i];
            foreach (var span in tokenizer.EncodeWithOffsets(document.Text[start..chunk.EndChar]))
            {
                var (first, last) = (Math.Max(start + span.StartChar, chunk.StartChar), start + span.EndChar);
                if (last > chunk.StartChar)
                {
                    places.Add(new TokenPlace(tokens.Count, span.Id, i, first, last));
                }

                tokens.Add(span.Id);
            }

            tokens.Add(tokenizer.EndOfChunk);
            start = chunk.EndChar;
        }

        return new EncodedDocument([.. tokens], places);
    }
}
