namespace Whence.Text;

/// <summary>Builds the tokenizer of the Steerling checkpoints: cl100k_base with their special ids on top.</summary>
public static class Cl100k
{
    /// <summary>The number of ranks in cl100k_base.</summary>
    public const int RankCount = 100256;

    /// <summary>
    /// Loads cl100k_base from its rank file: 100,281 ids, or 100,284 with the chat tokens of the instruct model.
    /// </summary>
    /// <exception cref="VocabularyException">The file is missing, malformed or not cl100k_base.</exception>
    public static Tokenizer Load(string rankFile, bool instruct)
    {
        var encoding = BytePairEncoding.Load(rankFile);
        if (encoding.Count != RankCount)
        {
            throw new VocabularyException(
                rankFile, null, $"it has {encoding.Count} ranks; give the file of cl100k_base, which has {RankCount}.");
        }

        return new Tokenizer(encoding, SpecialTokens(instruct));
    }

    private static Dictionary<string, int> SpecialTokens(bool instruct)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            [SpecialTokenNames.Eos] = 100257,
            ["<|fim_prefix|>"] = 100258,
            ["<|fim_middle|>"] = 100259,
            ["<|fim_suffix|>"] = 100260,
            ["<|endofprompt|>"] = 100276,
            [SpecialTokenNames.Pad] = 100277,
            [SpecialTokenNames.Bos] = 100278,
            [SpecialTokenNames.EndOfChunk] = 100279,
            [SpecialTokenNames.Mask] = 100280,
        };
        if (instruct)
        {
            ids.Add(SpecialTokenNames.StartHeader, 100281);
            ids.Add(SpecialTokenNames.EndHeader, 100282);
            ids.Add(SpecialTokenNames.EndOfTurn, 100283);
        }

        return ids;
    }
}
