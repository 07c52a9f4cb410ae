using System.Runtime.InteropServices;
using System.Text.Json;
using Whence.Text;

namespace Whence.Tokenizer.Parity.Tests;

/// <summary>Asks the package about all samples in one run, and loads the ranks that it carries.</summary>
internal static class TiktokenAnswers
{
    private static readonly string Work = Path.Combine(AppContext.BaseDirectory, "answers");
    private static readonly Lazy<Answers> Asked = new(Ask);
    private static readonly Lazy<Text.Tokenizer> Loaded = new(() => Cl100k.Load(LocateRanks(), instruct: true));

    public static Answers Answers => Asked.Value;

    public static Text.Tokenizer Tokenizer => Loaded.Value;

    /// <summary>Returns the rank file that the package's ranks were written to.</summary>
    public static string LocateRanks()
    {
        _ = Answers;
        return RankFile;
    }

    public static string FromBase64(string encoded) =>
        new(MemoryMarshal.Cast<byte, char>(Convert.FromBase64String(encoded)));

    private static string RankFile => Path.Combine(Work, "cl100k_base.tiktoken");

    private static Answers Ask()
    {
        Directory.CreateDirectory(Work);
        var questionsFile = Path.Combine(Work, "questions.json");
        var answersFile = Path.Combine(Work, "answers.json");
        var questions = new Questions(
            [.. ParitySamples.Texts.Select(sample => ToBase64(sample.Text))],
            [.. ParitySamples.Chats.Select(chat => ToBase64(Render(chat)))],
            [.. ParitySamples.IdLists],
            SteerlingTokens());
        File.WriteAllText(questionsFile, JsonSerializer.Serialize(questions, JsonSerializerOptions.Web));
        TiktokenPackage.RunScript("answer.mjs", questionsFile, answersFile, RankFile);
        return JsonSerializer.Deserialize<Answers>(File.ReadAllText(answersFile), JsonSerializerOptions.Web)!;
    }

    private static Dictionary<string, int> SteerlingTokens() => new()
    {
        ["<|pad|>"] = 100277,
        ["<|bos|>"] = 100278,
        ["<|endofchunk|>"] = 100279,
        ["<|mask|>"] = 100280,
        ["<|start_header_id|>"] = 100281,
        ["<|end_header_id|>"] = 100282,
        ["<|eot_id|>"] = 100283,
    };

    // The chat template as text, generation prompt included; the package turns the literals into ids.
    private static string Render(ChatMessage[] chat) =>
        string.Concat(chat.Select(message =>
            $"<|start_header_id|>{message.Role}<|end_header_id|>\n\n{message.Content}<|endofchunk|><|eot_id|>"))
        + "<|start_header_id|>assistant<|end_header_id|>\n\n";

    private static string ToBase64(string text) => Convert.ToBase64String(MemoryMarshal.AsBytes(text.AsSpan()));
}
