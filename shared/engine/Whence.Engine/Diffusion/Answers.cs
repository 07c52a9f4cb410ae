using Whence.Engine.Configuration;

namespace Whence.Engine.Diffusion;

/// <summary>Takes the answer out of a finished sequence.</summary>
internal static class Answers
{
    public static DecodeResult Build(
        int[] tokens,
        int promptLength,
        GenerationOptions options,
        ModelConfig config,
        DecodeTrace trace,
        DecodeStatistics statistics)
    {
        var (answer, positions) = (new List<int>(), new List<int>());
        for (var position = promptLength; position < tokens.Length; position++)
        {
            var token = tokens[position];
            if (token == config.Tokens.Mask || token == config.Tokens.EndOfText)
            {
                continue;
            }

            if (token == config.Tokens.EndOfTurn || options.StopTokens.Contains(token))
            {
                break;
            }

            answer.Add(token);
            positions.Add(position);
        }

        return new DecodeResult((int[])tokens.Clone(), answer, positions, trace, statistics);
    }
}
