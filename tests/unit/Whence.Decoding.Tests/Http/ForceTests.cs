using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Whence.Decoding.Tests.Support;
using Whence.Engine.Traces;
using Whence.Hosting.Identity;
using Whence.Models;

namespace Whence.Decoding.Tests.Http;

/// <summary>Traces of given texts, for attribution.</summary>
public sealed class ForceTests
{
    private static readonly int[] Prompt = [5, 6, 7, 8];
    private static readonly int[] Completion = [9, 10, 11, 12, 13, 14, 15, 16, 17, 18];

    [Fact]
    public async Task Force_WhileSessionsRun_ReturnsTheSegmentsOfTheText()
    {
        await using var world = new DecodingWorld();
        await using var worker = await TestWorker.StartAsync(world);
        await world.OrderAsync(Order.Of(64));
        var response = await worker.Client(ScopeNames.Internal)
            .PostAsJsonAsync("/internal/force", new { prompt = Prompt, completion = Completion });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var json = await response.Content.ReadFromJsonAsync<JsonElement>();
        var segments = json.GetProperty("segments").EnumerateArray()
            .Select(segment => TraceSegment.Parse(segment.GetBytesFromBase64(), "segment"));

        using var model = LoadedModel.Open(world.Model.Folder, threads: 1);
        var expected = TeacherForcing.Of(model.Denoiser, Prompt, Completion);
        Assert.Equal(expected.Commits, TraceSegment.Join(Prompt, segments).Commits);
    }

    [Fact]
    public async Task Force_EmptyCompletion_IsRefusedByName()
    {
        await using var world = new DecodingWorld();
        await using var worker = await TestWorker.StartAsync(world);
        var response = await worker.Client(ScopeNames.Internal)
            .PostAsJsonAsync("/internal/force", new { prompt = Prompt, completion = Array.Empty<int>() });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var error = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error");
        Assert.Equal("completion", error.GetProperty("param").GetString());
    }

    [Fact]
    public async Task Force_CallerFromOutside_IsForbidden()
    {
        await using var world = new DecodingWorld();
        await using var worker = await TestWorker.StartAsync(world);
        var response = await worker.Client([.. ScopeNames.Grantable])
            .PostAsJsonAsync("/internal/force", new { prompt = Prompt, completion = Completion });
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }
}
