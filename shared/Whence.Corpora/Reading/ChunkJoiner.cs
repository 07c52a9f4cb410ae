using System.Text;

namespace Whence.Corpora.Reading;

/// <summary>Joins chunks to the text of their document: by one space, or by none before a line feed.</summary>
internal static class ChunkJoiner
{
    public static (string Text, IReadOnlyList<CorpusChunk> Chunks) Join(IReadOnlyList<string> texts)
    {
        var joined = new StringBuilder();
        var chunks = new List<CorpusChunk>(texts.Count);
        foreach (var text in texts)
        {
            if (joined.Length > 0 && !text.StartsWith('\n'))
            {
                joined.Append(' ');
            }

            chunks.Add(new CorpusChunk(joined.Length, joined.Length + text.Length));
            joined.Append(text);
        }

        return (joined.ToString(), chunks);
    }
}
