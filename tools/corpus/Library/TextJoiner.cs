using System.Text;

namespace Whence.Corpus.Library;

/// <summary>Joins chunks with one space; a chunk that begins a new line needs none.</summary>
internal static class TextJoiner
{
    public static string Join(IEnumerable<string> chunks)
    {
        var text = new StringBuilder();
        foreach (var chunk in chunks)
        {
            if (text.Length > 0 && !chunk.StartsWith('\n'))
            {
                text.Append(' ');
            }

            text.Append(chunk);
        }

        return text.ToString();
    }
}
