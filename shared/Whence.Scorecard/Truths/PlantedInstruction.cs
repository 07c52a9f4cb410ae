namespace Whence.Scorecard.Truths;

/// <summary>The same message with and without a hidden note before it.</summary>
/// <param name="Id">Its name.</param>
/// <param name="PromptWith">The note and the message.</param>
/// <param name="PromptWithout">The message alone.</param>
/// <param name="ExpectedWordsWith">One of these words shows that the note was followed.</param>
public sealed record PlantedInstruction(
    string Id, string PromptWith, string PromptWithout, IReadOnlyList<string> ExpectedWordsWith)
{
    /// <summary>Gets the note.</summary>
    public string Note => PromptWith[..^PromptWithout.Length];
}
