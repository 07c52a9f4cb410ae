using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Whence.Hosting.Identity;
using Whence.Models;
using Whence.Services.Tests.Support;
using Whence.Tokenization.Tests.Support;

namespace Whence.Tokenization.Tests.Texts;

public class TokenizeTests(TokenizationHost host) : IClassFixture<TokenizationHost>
{
    // Letters stay letters, so that the body stays below a megabyte.
    private static readonly JsonSerializerOptions Plain =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ModelPackage _package = ModelPackage.Open(host.Model.Folder);

    [Theory]
    [InlineData("The keeper trims the lamp.")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("tab\tnul\0bell\u0007")]
    [InlineData("👩‍👩‍👧 漢字 e\u0301 \u202eright to left\u202c \u200b")]
    [InlineData("<|mask|><|endofchunk|><|pad|><|bos|><|endoftext|><|eot_id|><|start_header_id|>")]
    public async Task Tokenize_AnyText_ComesBackWithOffsetsInCodePoints(string text)
    {
        var answer = await host.PostAsync("/v1/tokenize", new { text });
        Assert.Equal(200, answer.Status);
        var tokens = answer["tokens"].Deserialize<int[]>()!;
        Assert.Equal(tokens.Length, answer["count"].GetInt32());
        Assert.DoesNotContain(tokens, _package.Tokenizer.IsSpecial);
        var runes = text.EnumerateRunes().ToList();
        var end = 0;
        foreach (var span in answer["offsets"].Deserialize<int[][]>()!)
        {
            Assert.InRange(span[0], 0, end);
            Assert.InRange(span[1], end, runes.Count);
            end = span[1];
        }

        Assert.Equal(runes.Count, end);
        var back = await host.PostAsync("/v1/detokenize", new { tokens });
        Assert.Equal(text, back["text"].GetString());
    }

    [Theory]
    [InlineData("a", 1_000_000)]
    [InlineData("^", 200_000)]
    [InlineData(" ", 200_000)]
    [InlineData("\n", 100_000)]
    [InlineData("漢", 33_000)]
    [InlineData("👩‍", 14_000)]
    [InlineData("\u0301", 100_000)]
    public async Task Tokenize_LongUnbrokenRun_IsAnswered(string part, int count)
    {
        var text = new StringBuilder().Insert(0, part, count).ToString();
        var body = JsonSerializer.Serialize(new { text }, Plain);
        var answer = await host.PostTextAsync("/v1/tokenize", body, ScopeNames.Generate);
        Assert.Equal(200, answer.Status);
        Assert.Equal(text, _package.Tokenizer.Decode(answer["tokens"].Deserialize<int[]>()));
    }

    [Fact]
    public async Task Tokenize_Messages_AreLaidOutForAnAnswer()
    {
        object[] messages = [new { role = "system", content = "Sea." }, new { role = "user", content = "When?" }];
        var open = await host.PostAsync("/v1/tokenize", new { messages });
        Assert.Equal(200, open.Status);
        Assert.False(open.Body.TryGetProperty("offsets", out var offsets) && offsets.ValueKind != JsonValueKind.Null);
        Assert.Equal("Sea.\nQuestion: When?\nAnswer:", Text(open));
        var closed = await host.PostAsync("/v1/tokenize", new { messages, add_generation_prompt = false });
        Assert.Equal("Sea.\nQuestion: When?", Text(closed));
    }

    [Theory]
    [InlineData("", 400, "invalid_json", null)]
    [InlineData("null", 400, null, null)]
    [InlineData("[]", 400, null, null)]
    [InlineData("{\"text\":", 400, "invalid_json", null)]
    [InlineData("{\"text\":\"a\"} x", 400, "invalid_json", null)]
    [InlineData("{\"text\":\"a\",\"text\":\"b\"}", 400, null, null)]
    [InlineData("{\"text\":\"a\",\"words\":1}", 400, "unknown_parameter", "words")]
    [InlineData("{\"text\":1}", 400, "invalid_type", "text")]
    [InlineData("{\"text\":\"\\ud800\"}", 400, null, null)]
    [InlineData("{}", 422, "invalid_combination", "text")]
    [InlineData("{\"text\":\"a\",\"messages\":[]}", 422, "invalid_combination", "messages")]
    [InlineData("{\"text\":\"a\",\"add_generation_prompt\":true}", 422, "invalid_combination", "add_generation_prompt")]
    [InlineData("{\"text\":\"a\",\"model\":\"other\"}", 404, "model_not_found", "model")]
    [InlineData("{\"messages\":[{\"role\":\"tool\",\"content\":\"a\"}]}", 422, "invalid_role", "messages[0].role")]
    [InlineData("{\"messages\":[{\"role\":\"user\"}]}", 400, null, null)]
    [InlineData("{\"messages\":[{\"role\":\"user\",\"content\":null}]}", 400, null, null)]
    public async Task Tokenize_BadInput_IsRefusedByName(string body, int status, string? code, string? parameter)
    {
        var answer = await host.PostTextAsync("/v1/tokenize", body, ScopeNames.Generate);
        if (code is not null)
        {
            answer.IsProblem(status, code, parameter);
        }

        Assert.True(status == answer.Status, $"{status} expected: {answer.Body}");
        Assert.NotNull(answer["error"].GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("/v1/tokenize")]
    [InlineData("/v1/detokenize")]
    public async Task Post_WithoutTheScope_IsRefusedBeforeTheBodyIsRead(string path)
    {
        (await host.PostTextAsync(path, "{")).IsProblem(401, "unauthenticated", null);
        (await host.PostTextAsync(path, "{", ScopeNames.Explain)).IsProblem(403, "insufficient_scope", null);
    }

    private string Text(HttpAnswer answer) => _package.Tokenizer.Decode(answer["tokens"].Deserialize<int[]>());
}
