using Whence.Text.Files;
using Whence.Text.Training;

namespace Whence.Text;

/// <summary>Learns a small byte-pair vocabulary from texts (Sennrich et al. 2016, on bytes).</summary>
public static class VocabularyTrainer
{
    private const int ByteValues = 256;

    /// <summary>Gets the special tokens that a vocabulary gets when none are named.</summary>
    public static IReadOnlyList<string> DefaultSpecialTokens { get; } =
        [.. SpecialTokenNames.Required, .. SpecialTokenNames.Chat];

    /// <summary>
    /// Trains a tokenizer of <paramref name="vocabularySize"/> ids in all: 256 bytes, then merges in the order
    /// learned, then the special tokens in the order given. The most frequent pair is merged first, the lowest
    /// pair of ids on ties, so the same texts give the same vocabulary in any order. The size is smaller when
    /// no pair occurs twice any more. <paramref name="onToken"/> gets (tokens learned, tokens wanted).
    /// </summary>
    /// <exception cref="ArgumentException">A required special token is missing, or one is named twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The size leaves no room for bytes and special tokens.</exception>
    public static Tokenizer Train(
        IEnumerable<string> texts,
        int vocabularySize,
        IReadOnlyList<string>? specialTokens = null,
        Action<int, int>? onToken = null)
    {
        specialTokens ??= DefaultSpecialTokens;
        CheckSpecialTokens(specialTokens);
        var sizeMin = ByteValues + specialTokens.Count;
        if (vocabularySize < sizeMin)
        {
            throw new ArgumentOutOfRangeException(
                nameof(vocabularySize),
                $"A vocabulary of {vocabularySize} cannot hold bytes and special tokens; ask for {sizeMin} or more.");
        }

        var learner = new MergeLearner(TrainingWord.Collect(texts));
        learner.Learn(vocabularySize - specialTokens.Count, onToken);
        return Build(learner.Tokens, specialTokens);
    }

    private static Tokenizer Build(IReadOnlyDictionary<byte[], int> tokens, IReadOnlyList<string> specialTokens)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in specialTokens)
        {
            ids.Add(name, tokens.Count + ids.Count);
        }

        var ranks = new Dictionary<byte[], int>(tokens, ByteSequenceComparer.Instance);
        return new Tokenizer(new BytePairEncoding(ranks), ids);
    }

    private static void CheckSpecialTokens(IReadOnlyList<string> specialTokens)
    {
        var missing = SpecialTokenNames.Required.Except(specialTokens, StringComparer.Ordinal).FirstOrDefault();
        if (missing is not null)
        {
            throw new ArgumentException($"Special token {missing} is missing; add it.", nameof(specialTokens));
        }

        if (specialTokens.Distinct(StringComparer.Ordinal).Count() != specialTokens.Count)
        {
            throw new ArgumentException(
                "A special token is named twice; name each one once.", nameof(specialTokens));
        }
    }
}
