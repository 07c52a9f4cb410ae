namespace Whence.Models.Concepts;

/// <summary>The least number of inserted, removed and replaced characters between two words (Levenshtein 1966).
/// </summary>
public static class EditDistance
{
    /// <summary>Returns the distance, counted in UTF-16 code units.</summary>
    public static int Between(string left, string right)
    {
        // One row of the table at a time: row[j] is the distance of left[..i] to right[..j].
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
