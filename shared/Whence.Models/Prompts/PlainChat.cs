using System.Text;
using Whence.Text;

namespace Whence.Models.Prompts;

/// <summary>Lays a chat out as plain text, for models whose vocabulary has no chat tokens.</summary>
public static class PlainChat
{
    /// <summary>Returns the text: what the system says, then each question and answer on a line of its own, and an
    /// open answer at the end.</summary>
    /// <exception cref="PromptException">A role is none of system, user and assistant.</exception>
    public static string Format(IReadOnlyList<ChatMessage> messages, bool addGenerationPrompt)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var text = new StringBuilder();
        for (var i = 0; i < messages.Count; i++)
        {
            Append(text, Label(messages[i].Role, i) + messages[i].Content);
        }

        if (addGenerationPrompt)
        {
            Append(text, "Answer:");
        }

        return text.ToString();
    }

    /// <summary>Returns where the content of each message lies in the text, in UTF-16 code units.</summary>
    /// <exception cref="PromptException">A role is none of system, user and assistant.</exception>
    public static IReadOnlyList<(int Start, int End)> Contents(IReadOnlyList<ChatMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var ranges = new List<(int, int)>();
        for (var i = 0; i < messages.Count; i++)
        {
            var end = Format([.. messages.Take(i + 1)], addGenerationPrompt: false).Length;
            ranges.Add((end - messages[i].Content.Length, end));
        }

        return ranges;
    }

    private static string Label(string role, int index) => role switch
    {
        "system" => "",
        "user" => "Question: ",
        "assistant" => "Answer: ",
        _ => throw Unknown(index),
    };

    private static PromptException Unknown(int index) => new(
        "invalid_role", $"The role of message {index} is unknown; use system, user or assistant.",
        $"messages[{index}].role");

    private static void Append(StringBuilder text, string line) =>
        text.Append(text.Length == 0 ? "" : "\n").Append(line);
}
