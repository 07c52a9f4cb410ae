using Whence.Engine.Configuration;
using Whence.Text;

namespace Whence.Models;

/// <summary>Checks that a vocabulary and a configuration belong together.</summary>
public static class TokenizerChecks
{
    /// <summary>Compares sizes and special tokens.</summary>
    /// <exception cref="ModelException">They disagree.</exception>
    public static void Check(Tokenizer tokenizer, ModelConfig config, string folder)
    {
        if (tokenizer.VocabularySize != config.VocabularySize)
        {
            throw new ModelException(
                $"The tokenizer of {folder} has {tokenizer.VocabularySize} ids but vocab_size in config.json is " +
                $"{config.VocabularySize}; use the files of one model together.");
        }

        var tokens = config.Tokens;
        Compare("mask", tokenizer.Mask, tokens.Mask, folder);
        Compare("pad", tokenizer.Pad, tokens.Pad, folder);
        Compare("bos", tokenizer.Bos, tokens.Bos, folder);
        Compare("eos", tokenizer.Eos, tokens.EndOfText, folder);
        Compare("endofchunk", tokenizer.EndOfChunk, tokens.EndOfChunk, folder);
        if (tokens.EndOfTurn is { } endOfTurn && tokenizer.EndOfTurn is { } own)
        {
            Compare("eot", own, endOfTurn, folder);
        }
    }

    private static void Compare(string name, int tokenizer, int config, string folder)
    {
        if (tokenizer != config)
        {
            throw new ModelException(
                $"In {folder} the {name} token is {tokenizer} in tokenizer.json but {config} in config.json; " +
                "use the files of one model together.");
        }
    }
}
