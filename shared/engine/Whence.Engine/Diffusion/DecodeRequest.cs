namespace Whence.Engine.Diffusion;

/// <summary>A prompt and how to answer it.</summary>
/// <param name="Prompt">Token ids, without masks.</param>
/// <param name="Options">The options.</param>
public sealed record DecodeRequest(IReadOnlyList<int> Prompt, GenerationOptions Options)
{
    /// <summary>Gets positions of the prompt that the model sees as masks; they are never filled.</summary>
    public IReadOnlyList<int> Masked { get; init; } = [];

    /// <summary>Returns the prompt as the model sees it.</summary>
    /// <param name="mask">The mask token.</param>
    public int[] MaskedPrompt(int mask)
    {
        var tokens = Prompt.ToArray();
        foreach (var position in Masked)
        {
            tokens[position] = mask;
        }

        return tokens;
    }
}
