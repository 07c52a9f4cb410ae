using System.Net;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text.Json;
using Whence.Decoding.Tests.Support;
using Whence.Engine.Cpu;
using Whence.Engine.Embeddings;
using Whence.Hosting.Identity;
using Whence.Models;

namespace Whence.Decoding.Tests.Http;

/// <summary>Vectors of texts, in OpenAI's shape.</summary>
public sealed class EmbeddingsTests
{
    private static readonly string[] Two = ["one", "two"];

    [Theory]
    [InlineData(null, EmbeddingType.Composed)]
    [InlineData("composed", EmbeddingType.Composed)]
    [InlineData("hidden", EmbeddingType.Hidden)]
    [InlineData("known", EmbeddingType.Known)]
    [InlineData("discovered", EmbeddingType.Discovered)]
    public async Task Embed_Representation_GivesTheMeanOfItsVectors(string? representation, EmbeddingType type)
    {
        await using var world = new DecodingWorld();
        await using var worker = await TestWorker.StartAsync(world);
        var json = await PostAsync(worker, new { input = "The tide turned.", representation });
        using var model = LoadedModel.Open(world.Model.Folder, threads: 1);
        int[] ids = [.. model.Package.Tokenizer.Encode("The tide turned.")];
        var expected = new CpuInspector(model.Denoiser).Embed(ids, type, Pooling.Mean);

        var vector = json.GetProperty("data")[0].GetProperty("embedding").Deserialize<float[]>();
        Assert.Equal(expected, vector);
        Assert.Equal(ids.Length, json.GetProperty("usage").GetProperty("prompt_tokens").GetInt32());
        var origin = json.GetProperty("whence");
        Assert.Equal(worker.Model.Origin.ModelDigest, origin.GetProperty("model_digest").GetString());
        Assert.Equal(representation ?? "composed", origin.GetProperty("representation").GetString());
        Assert.Equal("list", json.GetProperty("object").GetString());
    }

    [Fact]
    public async Task Embed_Base64_HoldsTheSameFloats()
    {
        await using var world = new DecodingWorld();
        await using var worker = await TestWorker.StartAsync(world);
        var numbers = await PostAsync(worker, new { input = Two });
        var texts = await PostAsync(worker, new { input = Two, encoding_format = "base64" });
        for (var i = 0; i < 2; i++)
        {
            var bytes = texts.GetProperty("data")[i].GetProperty("embedding").GetBytesFromBase64();
            Assert.Equal(
                numbers.GetProperty("data")[i].GetProperty("embedding").Deserialize<float[]>(),
                MemoryMarshal.Cast<byte, float>(bytes).ToArray());
            Assert.Equal(i, texts.GetProperty("data")[i].GetProperty("index").GetInt32());
        }
    }

    [Fact]
    public async Task Embed_IdsAndListsOfIds_AreTheirTexts()
    {
        await using var world = new DecodingWorld();
        await using var worker = await TestWorker.StartAsync(world);
        int[] ids = [.. worker.Model.Package.Tokenizer.Encode("High water")];
        var text = await PostAsync(worker, new { input = "High water" });
        var one = await PostAsync(worker, new { input = ids });
        var many = await PostAsync(worker, new { input = new[] { ids, ids } });
        var expected = text.GetProperty("data")[0].GetProperty("embedding").GetRawText();
        Assert.Equal(expected, one.GetProperty("data")[0].GetProperty("embedding").GetRawText());
        Assert.Equal(expected, many.GetProperty("data")[1].GetProperty("embedding").GetRawText());
    }

    [Theory]
    [InlineData("{\"input\": []}", 422, "input")]
    [InlineData("{\"input\": \"\"}", 422, "input")]
    [InlineData("{\"input\": [\"a\", \"\"]}", 422, "input[1]")]
    [InlineData("{\"input\": [[]]}", 422, "input[0]")]
    [InlineData("{\"input\": 5}", 400, "input")]
    [InlineData("{\"input\": [\"a\", 5]}", 400, "input[1]")]
    [InlineData("{\"input\": [1, \"a\"]}", 400, "input[1]")]
    [InlineData("{\"input\": [99999]}", 422, "input[0]")]
    [InlineData("{\"input\": [-1]}", 422, "input[0]")]
    [InlineData("{\"input\": \"a\", \"model\": \"other\"}", 404, "model")]
    [InlineData("{\"input\": \"a\", \"dimensions\": 8}", 422, "dimensions")]
    [InlineData("{\"input\": \"a\", \"encoding_format\": \"hex\"}", 422, "encoding_format")]
    [InlineData("{\"input\": \"a\", \"representation\": \"x\"}", 422, "representation")]
    [InlineData("{\"input\": \"a\", \"colour\": 1}", 400, null)]
    [InlineData("{}", 400, null)]
    public async Task Embed_BadRequest_NamesTheField(string body, int status, string? parameter)
    {
        await using var world = new DecodingWorld();
        await using var worker = await TestWorker.StartAsync(world);
        using var content = new StringContent(body, null, "application/json");
        var response = await worker.Client(ScopeNames.Generate).PostAsync("/v1/embeddings", content);
        Assert.Equal(status, (int)response.StatusCode);
        var error = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error");
        if (parameter is not null)
        {
            Assert.Equal(parameter, error.GetProperty("param").GetString());
        }
    }

    [Fact]
    public async Task Embed_LongestText_IsRefusedBeyondTheContext()
    {
        await using var world = new DecodingWorld();
        await using var worker = await TestWorker.StartAsync(world);
        var fits = await worker.Client(ScopeNames.Generate)
            .PostAsJsonAsync("/v1/embeddings", new { input = Enumerable.Repeat(9, 128), dimensions = 32, user = "u" });
        var exceeds = await worker.Client(ScopeNames.Generate)
            .PostAsJsonAsync("/v1/embeddings", new { input = Enumerable.Repeat(9, 129) });
        Assert.Equal(HttpStatusCode.OK, fits.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, exceeds.StatusCode);
    }

    [Fact]
    public async Task Embed_WithoutTheScope_IsForbidden()
    {
        await using var world = new DecodingWorld();
        await using var worker = await TestWorker.StartAsync(world);
        var response = await worker.Client(ScopeNames.Explain).PostAsJsonAsync("/v1/embeddings", new { input = "a" });
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Embed_TooMuchWaiting_IsToldWhenToComeBack()
    {
        await using var world = new DecodingWorld(options => options.MaxWaitingWork = 2);
        await using var worker = await TestWorker.StartAsync(world, turns: 0);
        var waiting = Enumerable.Range(0, 2)
            .Select(_ => worker.Client(ScopeNames.Generate).PostAsJsonAsync("/v1/embeddings", new { input = "a" }))
            .ToList();
        await Eventually.TrueAsync(() => worker.Engine.WaitingWork == 2, "two wait");
        var refused = await worker.Client(ScopeNames.Generate).PostAsJsonAsync("/v1/embeddings", new { input = "a" });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        worker.Gate.Open();
        Assert.All(await Task.WhenAll(waiting), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    private static async Task<JsonElement> PostAsync(TestWorker worker, object body)
    {
        var response = await worker.Client(ScopeNames.Generate).PostAsJsonAsync("/v1/embeddings", body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
