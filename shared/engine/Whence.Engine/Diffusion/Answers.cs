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
        DecodeStatistics statistics,
        string? abortedBy)
    {
        var (answer, positions) = (new List<int>(), new List<int>());
        var reader = new AnswerReader(config.Tokens, options.StopTokens);
        for (var position = promptLength; position < tokens.Length; position++)
        {
            if (reader.Push(tokens[position]))
            {
                answer.Add(tokens[position]);
                positions.Add(position);
            }
        }

        return new DecodeResult((int[])tokens.Clone(), answer, positions, trace, statistics)
        {
            StopReason = abortedBy is null ? reader.StopReason : StopReason.Rule,
            AbortedBy = abortedBy,
        };
    }
}
