using System.Globalization;

namespace Whence.Text.Files;

/// <summary>Reads and writes the tiktoken rank format: one "base64 rank" pair per line.</summary>
internal static class RankFile
{
    private const int ByteValues = 256;

    /// <summary>Reads the ranks; they must be 0..n-1 without a hole and hold every single byte.</summary>
    public static Dictionary<byte[], int> Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new VocabularyException(file, null, "the file does not exist; give the path of a rank file.");
        }

        var ranks = new Dictionary<byte[], int>(ByteSequenceComparer.Instance);
        var lineOfRank = new Dictionary<int, int>();
        var line = 0;
        foreach (var text in File.ReadLines(file))
        {
            line++;
            if (text.Length > 0)
            {
                ReadLine(file, line, text, ranks, lineOfRank);
            }
        }

        CheckDense(file, ranks.Count, lineOfRank);
        CheckSingleBytes(file, ranks);
        return ranks;
    }

    /// <summary>Writes the tokens, their index being their rank.</summary>
    public static void Write(string file, IReadOnlyList<byte[]> tokens)
    {
        using var writer = new StreamWriter(file) { NewLine = "\n" };
        for (var rank = 0; rank < tokens.Count; rank++)
        {
            writer.Write(Convert.ToBase64String(tokens[rank]));
            writer.Write(' ');
            writer.WriteLine(rank.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void ReadLine(
        string file, int line, string text, Dictionary<byte[], int> ranks, Dictionary<int, int> lineOfRank)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        if (space <= 0)
        {
            throw new VocabularyException(file, line, "write the token in base64, one space and its rank.");
        }

        var token = ParseToken(file, line, text[..space]);
        if (!int.TryParse(text.AsSpan(space + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var rank))
        {
            throw new VocabularyException(
                file, line, $"'{text[(space + 1)..]}' is not a rank; write a whole number from 0 up.");
        }

        if (!lineOfRank.TryAdd(rank, line))
        {
            throw new VocabularyException(
                file, line, $"rank {rank} is already taken by line {lineOfRank[rank]}; give each token its own.");
        }

        if (!ranks.TryAdd(token, rank))
        {
            throw new VocabularyException(
                file, line, $"the token already has rank {ranks[token]}; remove one of the two lines.");
        }
    }

    private static byte[] ParseToken(string file, int line, string text)
    {
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length) || length == 0)
        {
            throw new VocabularyException(
                file, line, $"'{text}' is not base64 of at least one byte; restore the line from the original file.");
        }

        return bytes[..length];
    }

    private static void CheckDense(string file, int count, Dictionary<int, int> lineOfRank)
    {
        foreach (var (rank, line) in lineOfRank)
        {
            if (rank >= count)
            {
                throw new VocabularyException(
                    file, line, $"rank {rank} leaves a hole; {count} tokens must carry the ranks 0 to {count - 1}.");
            }
        }
    }

    private static void CheckSingleBytes(string file, Dictionary<byte[], int> ranks)
    {
        for (var value = 0; value < ByteValues; value++)
        {
            if (!ranks.ContainsKey([(byte)value]))
            {
                throw new VocabularyException(
                    file, null, $"the single byte 0x{value:X2} has no rank; a rank file must hold all 256.");
            }
        }
    }
}
