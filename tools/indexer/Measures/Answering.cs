using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;
using Whence.Models;

namespace Whence.Indexer.Measures;

/// <summary>Asks a model, greedily, one token per step.</summary>
/// <param name="model">The model.</param>
/// <param name="denoiser">What runs it: the model itself, or one that does without something.</param>
internal sealed class Answering(LoadedModel model, IDenoiser denoiser)
{
    private readonly Decoder _decoder = new(denoiser);

    /// <summary>Answers with one block of tokens.</summary>
    public Answer Ask(string prompt)
    {
        var (tokenizer, length) = (model.Package.Tokenizer, model.Package.Config.BlockLength);
        var trace = _decoder.Decode(new DecodeRequest(
            tokenizer.Encode(prompt),
            GenerationOptions.Greedy(length) with { StopTokens = model.Package.StopTokens })).Trace;
        var order = trace.Commits.Index()
            .Where(commit => !tokenizer.IsSpecial(commit.Item.Token))
            .OrderBy(commit => commit.Item.Position)
            .ToList();
        int[] tokens = [.. order.Select(commit => commit.Item.Token)];
        return new Answer(tokenizer.Decode(tokens), tokens, [.. order.Select(commit => trace.Composed[commit.Index])]);
    }

    /// <summary>Cuts an answer behind one of the expected texts; null when it begins with none of them.</summary>
    public (Answer Answer, string Expected)? Begin(Answer answer, IEnumerable<string> expected)
    {
        var text = answer.Text.TrimStart();
        if (expected.FirstOrDefault(item => text.StartsWith(item, StringComparison.Ordinal)) is not { } found)
        {
            return null;
        }

        var count = 1;
        while (model.Package.Tokenizer.Decode([.. answer.Tokens.Take(count)]).TrimStart().Length < found.Length)
        {
            count++;
        }

        return (new Answer(found, [.. answer.Tokens.Take(count)], [.. answer.Composed.Take(count)]), found);
    }
}
