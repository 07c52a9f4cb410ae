using Whence.Engine.Randomness;

namespace Whence.Engine.Training.Data;

/// <summary>
/// Shows a document as a prompt may: a text may begin with any of its chunks, and the chunks that a person wrote carry
/// no end-of-chunk tokens.
/// </summary>
internal static class SequenceCrop
{
    private const int PercentCropped = 50;
    private const int PercentUnmarked = 50;

    public static TrainingSequence Draw(TrainingSequence sequence, int blockLength, SplitMix64 random)
    {
        var chunks = sequence.Chunks;
        if (chunks.Any(chunk => chunk.IsGiven))
        {
            return sequence; // a prompt and the answers to it belong together
        }

        var first = random.Below(100) < PercentCropped ? random.Below(chunks.Count) : 0;
        var unmarked = random.Below(100) < PercentUnmarked ? first + random.Below(chunks.Count - first) : first;
        var tokens = new List<int>();
        var kept = new List<LabelledChunk>();
        for (var i = first; i < chunks.Count; i++)
        {
            var start = tokens.Count;
            var chunk = chunks[i];
            tokens.AddRange(i == first ? chunk.Opening : sequence.Tokens[chunk.Start..chunk.End]);
            kept.Add(chunk with { Start = start, End = tokens.Count });
            if (i >= unmarked)
            {
                tokens.Add(sequence.Tokens[chunk.End]);
            }
        }

        var end = sequence.Tokens[sequence.ContentLength - 1];
        tokens.Add(end);
        var content = tokens.Count;
        while (tokens.Count % blockLength != 0)
        {
            tokens.Add(end);
        }

        return new TrainingSequence([.. tokens], content, kept);
    }
}
