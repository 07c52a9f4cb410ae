using System.Text;
using System.Text.Json;
using Whence.Api.Tests.Support;

namespace Whence.Api.Tests.BadInput;

/// <summary>Texts come back byte for byte, whatever they hold; cases 43 to 47 and 54.</summary>
[Collection(PlatformGroup.Name)]
public sealed class TextFidelityTests(LocalPlatform platform)
{
    private const string Family = "👩‍👩‍👧‍👦";

    public static TheoryData<string, string> Texts { get; } = new()
    {
        { "spaces", "   " },
        { "control characters", "a\0\u0001\u001f\u007fb" },
        { "CJK without a space", Repeat("漢字", 10_000) },
        { "joined emoji", Repeat(Family, 1000) },
        { "combining marks", "e" + Repeat("\u0301", 50_000) },
        { "direction marks and lookalikes", "pay\u202egnp\u200b.\u2066\u0430\u2069\ufeff" },
        { "names of special tokens", "<|mask|><|pad|><|bos|><|endoftext|><|endofchunk|><|eot_id|>" },
        { "120,000 times a", Repeat("a", 120_000) },
        { "120,000 times ^", Repeat("^", 120_000) },
        { "120,000 spaces", Repeat(" ", 120_000) },
        { "120,000 line feeds", Repeat("\n", 120_000) },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Tokenize_AnyText_ComesBackByteForByte(string kind, string text)
    {
        using var client = platform.CreateClient(platform.Key);
        var tokens = await TokenizeAsync(client, text);
        var ids = tokens.GetProperty("tokens");
        Assert.True(ids.GetArrayLength() == tokens.GetProperty("count").GetInt32(), kind);
        var back = await PostAsync(client, "/v1/detokenize", $"{{\"tokens\":{ids.GetRawText()}}}");
        Assert.True(text == back.GetProperty("text").GetString(), $"{kind}: another text came back");
    }

    [Fact]
    public async Task Tokenize_Offsets_CountCodePointsWithoutGaps()
    {
        using var client = platform.CreateClient(platform.Key);
        const string Text = "Ä 👩‍👩‍👧‍👦 ferry 漢字";
        var tokens = await TokenizeAsync(client, Text);
        var offsets = tokens.GetProperty("offsets").EnumerateArray()
            .Select(pair => (Start: pair[0].GetInt32(), End: pair[1].GetInt32())).ToList();
        Assert.Equal(0, offsets[0].Start);
        Assert.Equal(Text.EnumerateRunes().Count(), offsets[^1].End);
        Assert.All(offsets.Zip(offsets.Skip(1)), pair => Assert.True(pair.First.End >= pair.Second.Start));
    }

    [Fact]
    public async Task Tokenize_NamesOfSpecialTokens_AreText()
    {
        using var client = platform.CreateClient(platform.Key);
        var tokens = await TokenizeAsync(client, "<|mask|><|bos|>");
        Assert.DoesNotContain(
            tokens.GetProperty("tokens").EnumerateArray(), id => id.GetInt32() is >= 3066 and <= 3071);
    }

    [Fact]
    public async Task Tokenize_ComposedAndDecomposed_StayDifferent()
    {
        using var client = platform.CreateClient(platform.Key);
        var composed = await TokenizeAsync(client, "caf\u00e9");
        var decomposed = await TokenizeAsync(client, "cafe\u0301");
        Assert.NotEqual(composed.GetProperty("tokens").GetRawText(), decomposed.GetProperty("tokens").GetRawText());
    }

    private static Task<JsonElement> TokenizeAsync(HttpClient client, string text) =>
        PostAsync(client, "/v1/tokenize", $"{{\"text\":{JsonSerializer.Serialize(text)}}}");

    private static async Task<JsonElement> PostAsync(HttpClient client, string path, string body)
    {
        using var answer = await client.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text.Length > 500 ? text[..500] : text);
        return JsonDocument.Parse(text).RootElement;
    }

    private static string Repeat(string unit, int count) => string.Concat(Enumerable.Repeat(unit, count));
}
