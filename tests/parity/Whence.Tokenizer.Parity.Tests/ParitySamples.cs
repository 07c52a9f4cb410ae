using Whence.Text;
using Whence.Text.Tests;

namespace Whence.Tokenizer.Parity.Tests;

/// <summary>Generates the samples; each has a name that finds it again.</summary>
internal static class ParitySamples
{
    private const int SeedsPerKind = 125;
    private const int ChatCount = 200;
    private const int IdListCount = 600;

    private static readonly string[] Roles = ["system", "user", "assistant"];

    private static readonly string[] Fixed =
    [
        "", " ", "\n", "\r", "\0", "a", "é", "日", "😀", "\uFEFF", "\uD800", "\uDC00", "don't", "DON'T", "don\u2019t",
        "\r\r\n\n\r", " \t \n \t x", "123456789012345", "<|endoftext|>", "<|mask|><|pad|>", "a\u0301\u0302\u0303\u0304",
    ];

    public static IReadOnlyList<(string Name, string Text)> Texts { get; } = [.. WriteTexts()];

    public static IReadOnlyList<ChatMessage[]> Chats { get; } =
        [.. Enumerable.Range(1, ChatCount).Select(seed => Chat(new Random(seed)))];

    public static IReadOnlyList<int[]> IdLists { get; } =
        [.. Enumerable.Range(1, IdListCount).Select(seed => Ids(new Random(seed)))];

    private static IEnumerable<(string Name, string Text)> WriteTexts()
    {
        foreach (var text in Fixed)
        {
            yield return ("fixed", text);
        }

        foreach (var (kind, write) in TextKinds.All)
        {
            for (var seed = 1; seed <= SeedsPerKind; seed++)
            {
                // Other seeds than the unit tests take.
                yield return ($"kind '{kind}', seed {seed}", write(new Random(1_000_000 + seed)));
            }
        }
    }

    // No special literals here: with specials allowed the package would read them as ids.
    private static ChatMessage[] Chat(Random random)
    {
        var kinds = TextKinds.All.Where(kind => kind.Key != "special literals").Select(kind => kind.Value).ToArray();
        var messages = new ChatMessage[random.Next(1, 5)];
        for (var k = 0; k < messages.Length; k++)
        {
            messages[k] = new ChatMessage(Roles[random.Next(Roles.Length)], kinds[random.Next(kinds.Length)](random));
        }

        return messages;
    }

    private static int[] Ids(Random random)
    {
        var ids = new int[random.Next(0, 30)];
        for (var k = 0; k < ids.Length; k++)
        {
            // One in four is a special token that the base vocabulary has; one in four a single byte.
            ids[k] = random.Next(4) switch
            {
                0 => random.Next(100257, 100261),
                1 => random.Next(256),
                _ => random.Next(Cl100k.RankCount),
            };
        }

        return ids;
    }
}
