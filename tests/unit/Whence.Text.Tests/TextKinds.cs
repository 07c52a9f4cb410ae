using System.Text;

namespace Whence.Text.Tests;

/// <summary>Writes random texts of many kinds; the same kind and seed give the same text.</summary>
internal static class TextKinds
{
    private static readonly string[] Words =
    [
        "the", "Harbour", "x1", "naïve", "STRASSE", "don", "we", "I", "float", "return", "tide", "Wörter", "ſpell",
    ];

    private static readonly string[] Contractions =
    [
        "'s", "'S", "'T", "'re", "'RE", "'vE", "'m", "'M", "'ll", "'lL", "'D", "'\u017F", "’s",
        "'x", "''", "'l", "'\u212A",
    ];

    private static readonly string[] Code =
    [
        "def f(x):\n", "\treturn x;\n", "    ", "{\r\n", "}", "//", "!=", "=>", "\"a\\n\"", "[0]",
        "#include <a.h>\n", "$@",
    ];

    private static readonly string[] Emoji =
    [
        "😀", "👩\u200D👩\u200D👧", "🏳\uFE0F\u200D🌈", "👍🏽", "🇩🇪", "❤\uFE0F", "1\uFE0F\u20E3", "\u200D", "🫠", " ",
    ];

    private static readonly string[] Whitespace =
    [
        " ", "  ", "\n", "\r", "\r\n", "\t", "\v", "\f", "\u0085", "\u00A0", "\u1680", "\u2003",
        "\u2028", "\u3000", "x", "!",
    ];

    private static readonly string[] Numbers =
    [
        "0", "12", "345", "6789", "²", "½", "Ⅷ", "٣", "९", "𝟘", "𝟙𝟚𝟛𝟜", "三", "㉈", "a", " ", ".", ",",
    ];

    private static readonly string[] Specials =
    [
        .. SpecialTokenNames.Required, .. SpecialTokenNames.Chat, "<|fim_prefix|>", "<|fim_middle|>",
        "<|fim_suffix|>", "<|endofprompt|>", "<|", "|>", " ", "a", "\n",
    ];

    private static readonly string[] Invisible =
    [
        "\uFEFF", "\u200B", "\u00AD", "\u202E", "\u180E", "\u2060", "\uFFFD", "\uFFFF", "\uE000",
        "\uD83D", "\uDE00", "z",
    ];

    /// <summary>Gets the kinds by name.</summary>
    public static IReadOnlyDictionary<string, Func<Random, string>> All { get; } =
        new Dictionary<string, Func<Random, string>>
        {
            ["words"] = random => Mix(random, Words, [" ", " ", ", ", ".\n"]),
            ["contractions"] = random => Mix(random, Words, Contractions),
            ["code"] = random => Mix(random, Code, Words),
            ["emoji"] = random => Mix(random, Emoji, Words),
            ["whitespace"] = random => Mix(random, Whitespace, Whitespace),
            ["numbers"] = random => Mix(random, Numbers, Numbers),
            ["special literals"] = random => Mix(random, Specials, Specials),
            ["invisible"] = random => Mix(random, Invisible, Emoji),
            ["chinese and kana"] = random => Range(random, 0x4E00, 0x9FFF) + Range(random, 0x3040, 0x30FF),
            ["hangul"] = random => Range(random, 0xAC00, 0xD7A3),
            ["arabic and hebrew"] = random => Range(random, 0x0590, 0x06FF),
            ["indic"] = random => Range(random, 0x0900, 0x0DFF),
            ["latin and cyrillic"] = random => Range(random, 0x00A0, 0x052F),
            ["combining towers"] = random => Mix(random, Words, [Range(random, 0x0300, 0x036F)]),
            ["control characters"] = random => Range(random, 0x0000, 0x009F),
            ["ascii"] = random => Range(random, 0x0020, 0x007E) + Range(random, 0x0020, 0x007E),
            ["ancient letters"] = random => Range(random, 0x10000, 0x10FFF),
            ["mathematical letters"] = random => Range(random, 0x1D400, 0x1D7FF),
            ["rare ideographs"] = random => Range(random, 0x20000, 0x2A6DF) + Range(random, 0x30000, 0x31350),
            ["pictographs"] = random => Range(random, 0x1F000, 0x1FAFF),
            ["any code point"] = random => Range(random, 0, 0x10FFFF),
            ["any basic code unit"] = random => Units(random),
            ["long runs"] = random => LongRun(random),
            ["long letters"] = random => Letters(random, random.Next(90, 700)),
            ["everything"] = random => Mix(random, [.. Words, .. Code, .. Emoji, .. Whitespace], Numbers),
        };

    private static string Mix(Random random, string[] first, string[] second)
    {
        var text = new StringBuilder();
        for (var left = random.Next(1, 16); left > 0; left--)
        {
            text.Append(first[random.Next(first.Length)]).Append(second[random.Next(second.Length)]);
        }

        return text.ToString();
    }

    // Surrogates are left out here; "invisible" and "any basic code unit" bring lone ones.
    private static string Range(Random random, int first, int last)
    {
        var text = new StringBuilder();
        for (var left = random.Next(1, 24); left > 0; left--)
        {
            var value = random.Next(first, last + 1);
            text.Append(Rune.IsValid(value) ? char.ConvertFromUtf32(value) : " ");
        }

        return text.ToString();
    }

    private static string Units(Random random)
    {
        var units = new char[random.Next(1, 24)];
        for (var k = 0; k < units.Length; k++)
        {
            units[k] = (char)random.Next(0x10000);
        }

        return new string(units);
    }

    private static string LongRun(Random random)
    {
        string[] units = ["a", "^", " ", "\n", "=", "é", "漢", "😀", "ab", "-+", "\u0301", " \n", "aA", "\t"];
        return string.Concat(Enumerable.Repeat(units[random.Next(units.Length)], random.Next(50, 900)));
    }

    private static string Letters(Random random, int length)
    {
        var text = new StringBuilder(length);
        for (var k = 0; k < length; k++)
        {
            text.Append((char)('a' + random.Next(26)));
        }

        return text.ToString();
    }
}
