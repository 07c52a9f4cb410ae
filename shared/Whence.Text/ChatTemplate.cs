namespace Whence.Text;

/// <summary>Lays a chat out as the instruct checkpoints expect it (Steerling's chat template).</summary>
public static class ChatTemplate
{
    private const string Assistant = "assistant";
    private const string HeaderGap = "\n\n";

    /// <summary>
    /// Returns the ids of all messages, each as header, blank line, content, end of chunk and end of turn,
    /// followed by an open assistant header when <paramref name="addGenerationPrompt"/> is set.
    /// Content never yields a special id.
    /// </summary>
    /// <exception cref="ArgumentException">A role is unknown, or the vocabulary has no chat tokens.</exception>
    public static int[] Format(Tokenizer tokenizer, IEnumerable<ChatMessage> messages, bool addGenerationPrompt)
    {
        if (tokenizer.StartHeader is null || tokenizer.EndHeader is null || tokenizer.EndOfTurn is null)
        {
            throw new ArgumentException(
                "The vocabulary has no chat tokens; use an instruct model for chat.", nameof(tokenizer));
        }

        var ids = new List<int>();
        foreach (var message in messages)
        {
            AppendTurn(ids, tokenizer, CheckRole(message.Role), message.Content);
            ids.Add(tokenizer.EndOfChunk);
            ids.Add(tokenizer.EndOfTurn.Value);
        }

        if (addGenerationPrompt)
        {
            AppendTurn(ids, tokenizer, Assistant, "");
        }

        return [.. ids];
    }

    private static void AppendTurn(List<int> ids, Tokenizer tokenizer, string role, string content)
    {
        ids.Add(tokenizer.StartHeader!.Value);
        ids.AddRange(tokenizer.Encode(role));
        ids.Add(tokenizer.EndHeader!.Value);

        // Blank line and content are one text, as in the reference: their line ends may share a token.
        ids.AddRange(tokenizer.Encode(HeaderGap + content));
    }

    private static string CheckRole(string role) => role is "system" or "user" or Assistant
        ? role
        : throw new ArgumentException($"Role '{role}' is unknown; use system, user or assistant.", nameof(role));
}
