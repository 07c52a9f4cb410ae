namespace Whence.Generations.Requests;

/// <summary>Answers are decoded in whole blocks.</summary>
internal static class Blocks
{
    public static int RoundUp(int tokens, int blockLength) => (tokens + blockLength - 1) / blockLength * blockLength;
}
