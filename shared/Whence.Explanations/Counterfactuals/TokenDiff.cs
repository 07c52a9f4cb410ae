using Whence.Text;

namespace Whence.Explanations.Counterfactuals;

/// <summary>The shortest way from one answer to another in whole tokens (longest common subsequence).</summary>
/// <remarks>Tokens are the same when they are and complete the same characters, so that the texts of equal and removed
/// pieces join to the text before, and those of equal and added ones to the text after.</remarks>
public static class TokenDiff
{
    /// <summary>The kind of a piece that both answers have.</summary>
    public const string Equal = "equal";

    /// <summary>The kind of a piece that only the answer before has.</summary>
    public const string Removed = "removed";

    /// <summary>The kind of a piece that only the answer after has.</summary>
    public const string Added = "added";

    /// <summary>Returns the pieces in order; between two equal ones the removed stand before the added.</summary>
    public static IReadOnlyList<TextChange> Of(Tokenizer tokenizer, IReadOnlyList<int> before, IReadOnlyList<int> after)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, young) = (Pieces(tokenizer, before), Pieces(tokenizer, after));
        var common = CommonLengths(old, young);
        var changes = new Runs();
        var (i, j) = (0, 0);
        while (i < old.Count || j < young.Count)
        {
            if (i < old.Count && j < young.Count && old[i] == young[j])
            {
                changes.Add(Equal, old[i].Text);
                (i, j) = (i + 1, j + 1);
            }
            else if (j == young.Count || (i < old.Count && common[i + 1, j] >= common[i, j + 1]))
            {
                changes.Add(Removed, old[i++].Text);
            }
            else
            {
                changes.Add(Added, young[j++].Text);
            }
        }

        return changes.All;
    }

    private static List<(int Token, string Text)> Pieces(Tokenizer tokenizer, IReadOnlyList<int> tokens)
    {
        var decoder = new StreamingDecoder(tokenizer);
        var pieces = tokens.Select(token => (token, decoder.Push(token))).ToList();
        if (pieces.Count > 0)
        {
            pieces[^1] = (pieces[^1].token, pieces[^1].Item2 + decoder.Flush());
        }

        return pieces;
    }

    // [i, j] holds the length of the longest common subsequence of old[i..] and young[j..].
    private static int[,] CommonLengths(List<(int, string)> old, List<(int, string)> young)
    {
        var common = new int[old.Count + 1, young.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = young.Count - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == young[j]
                    ? common[i + 1, j + 1] + 1
                    : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }

    // Joins neighbours of a kind; what is removed goes before what is added beside it.
    private sealed class Runs
    {
        private readonly List<TextChange> _all = [];

        public IReadOnlyList<TextChange> All => _all;

        public void Add(string kind, string text)
        {
            var place = _all.Count - 1;
            if (kind == Removed && place > 0 && _all[place].Kind == Added && _all[place - 1].Kind == Removed)
            {
                place--;
            }

            if (place >= 0 && _all[place].Kind == kind)
            {
                _all[place] = _all[place] with { Text = _all[place].Text + text, Tokens = _all[place].Tokens + 1 };
            }
            else
            {
                var before = kind == Removed && place >= 0 && _all[place].Kind == Added ? place : place + 1;
                _all.Insert(before, new TextChange(kind, text, 1));
            }
        }
    }
}
