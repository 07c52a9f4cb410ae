using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Whence.Generations.Tests.Support;

/// <summary>Requests and answers, in few words.</summary>
internal static class Calls
{
    public static Task<HttpResponseMessage> SendJsonAsync(
        this HttpClient client, string path, string body, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        return client.SendAsync(request);
    }

    public static Task<HttpResponseMessage> SendBytesAsync(
        this HttpClient client, string path, byte[] body, string mediaType = "application/json")
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        return client.PostAsync(path, content);
    }

    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

    /// <summary>Creates a generation; returns its id.</summary>
    public static async Task<string> CreateAsync(this HttpClient client, string body, string? key = null)
    {
        var response = await client.SendJsonAsync("/v1/generations", body, key);
        var answer = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == System.Net.HttpStatusCode.Accepted, answer);
        return (await response.JsonAsync())["id"]!.GetValue<string>();
    }

    /// <summary>Returns the generation once it has ended.</summary>
    public static async Task<JsonNode> EndAsync(this HttpClient client, string id)
    {
        await client.GetStringAsync($"/v1/generations/{id}/events");
        return (await client.GetFromJsonAsync<JsonNode>($"/v1/generations/{id}"))!;
    }

    /// <summary>Returns the generation once it is in a state.</summary>
    public static async Task<JsonNode> UntilAsync(this HttpClient client, string id, string status)
    {
        for (var attempt = 0; attempt < 500; attempt++)
        {
            var resource = (await client.GetFromJsonAsync<JsonNode>($"/v1/generations/{id}"))!;
            if (resource["status"]!.GetValue<string>() == status)
            {
                return resource;
            }

            await Task.Delay(20);
        }

        throw new TimeoutException($"{id} is not {status} after ten seconds.");
    }

    public static async Task<(int Status, string Code, string? Param, string Message)> ErrorAsync(
        this HttpResponseMessage response)
    {
        var body = await response.JsonAsync();
        var error = body["error"]!;
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal((int)response.StatusCode, body["status"]!.GetValue<int>());
        Assert.False(string.IsNullOrEmpty(body["request_id"]!.GetValue<string>()));
        return (
            (int)response.StatusCode,
            error["code"]!.GetValue<string>(),
            error["param"]?.GetValue<string>(),
            error["message"]!.GetValue<string>());
    }

    public static string Text(this JsonNode node, string name) => node[name]!.GetValue<string>();

    public static JsonSerializerOptions Snake { get; } =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
}
