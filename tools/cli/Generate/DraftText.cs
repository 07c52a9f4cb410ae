using System.Text;
using Spectre.Console;
using Whence.Text;

namespace Whence.Cli.Generate;

/// <summary>An unfinished answer: what is decided as text, what is not as dots.</summary>
internal sealed class DraftText(Tokenizer tokenizer, int promptLength)
{
    private const char Undecided = '·';

    public Paragraph Render(ReadOnlySpan<int> tokens)
    {
        var paragraph = new Paragraph().Append(tokenizer.Decode(tokens[..promptLength]), new Style(Color.Grey));
        return paragraph.Append(Answer(tokens[promptLength..]), Style.Plain);
    }

    /// <summary>Returns the text of decided tokens, with a dot for each undecided one up to the last decided block.
    /// </summary>
    public string Answer(ReadOnlySpan<int> tokens)
    {
        var text = new StringBuilder();
        for (var start = 0; start < tokens.Length;)
        {
            var run = tokens[start..];
            var length = run.IndexOf(tokenizer.Mask);
            if (length == 0)
            {
                text.Append(Undecided);
                start++;
                continue;
            }

            var decided = length < 0 ? run : run[..length];
            text.Append(tokenizer.Decode(decided));
            start += decided.Length;
        }

        return text.ToString();
    }
}
