using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Whence.Contracts;
using Whence.Contracts.Children;
using Whence.Contracts.Documents;
using Whence.Contracts.Generations;
using Whence.Contracts.Replays;
using Whence.Generations.Coordination;
using Whence.Generations.Tests.Support;
using Whence.Hosting.Http;
using Whence.Hosting.Identity;
using Whence.Hosting.Messaging;

namespace Whence.Generations.Tests.Runs;

/// <summary>Generations that answer the request of another one otherwise.</summary>
[Collection(OnePlatform.Name)]
public sealed class ChildGenerationTests(TestPlatform platform)
{
    private readonly HttpClient _service = platform.Client("-", [ScopeNames.Internal]);

    [Fact]
    public async Task Put_OfACompletedGeneration_IsAGenerationThatNamesItsParent()
    {
        using var client = platform.Client();
        var parent = await CompletedAsync(client);
        var child = Child(masked: [1]);
        var id = Guid.NewGuid();

        var accepted = await ReferenceAsync(await PutAsync(parent, id, child));
        var ended = await client.EndAsync($"gen_{id:N}");

        Assert.Equal(id, accepted.GenerationId);
        Assert.Equal("completed", ended.Text("status"));
        Assert.Equal(parent, ended.Text("parent"));
        Assert.Equal(
            $"/v1/generations/{parent}/counterfactuals/cfl_{child.CounterfactualId:N}",
            ended["links"]!.Text("counterfactual"));
        Assert.Null((await client.GetFromJsonAsync<JsonNode>($"/v1/generations/{parent}"))!["parent"]);
        var request = await RequestAsync(id, accepted);
        Assert.Equal("The keeper", request.Text);
        Assert.Equal([1], request.Settings.MaskedPrompt);
    }

    [Fact]
    public async Task Put_Twice_IsOneGeneration()
    {
        using var client = platform.Client("twice");
        var parent = await CompletedAsync(client);
        var id = Guid.NewGuid();

        await PutAsync(parent, id, Child());
        await client.EndAsync($"gen_{id:N}");
        var again = await ReferenceAsync(await PutAsync(parent, id, Child(masked: [0]))); // says otherwise, too late

        Assert.Equal("completed", again.Status);
        var list = (await client.GetFromJsonAsync<JsonNode>("/v1/generations"))!["data"]!.AsArray();
        Assert.Equal([$"gen_{id:N}", parent], list.Select(one => one!.Text("id")));
    }

    [Fact]
    public async Task Put_AtOnceFromTwoWorkers_IsOneGeneration()
    {
        using var client = platform.Client("both");
        var parent = await CompletedAsync(client);
        var (id, child) = (Guid.NewGuid(), Child());

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PutAsync(parent, id, child)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        var list = (await client.GetFromJsonAsync<JsonNode>("/v1/generations"))!["data"]!.AsArray();
        Assert.Equal(2, list.Count);
    }

    [Fact]
    public async Task Put_NoTokensLeftToday_Is429()
    {
        using var client = platform.Client("poor");
        var parent = await CompletedAsync(client);

        var response = await PutAsync(parent, Guid.NewGuid(), Child() with { TokensPerDay = 20 });

        Assert.Equal((429, "tokens_per_day_exceeded", null), await GenerationEndpointsTests.CodeAsync(response));
    }

    [Fact]
    public async Task Put_WhatTheModelCannotBeGiven_Is422()
    {
        using var client = platform.Client();
        var parent = await CompletedAsync(client);

        var response = await PutAsync(parent, Guid.NewGuid(), Child(masked: [99]));

        Assert.Equal(422, (int)response.StatusCode);
    }

    [Fact]
    public async Task Put_OfAnUnknownGenerationOrOntoAStranger_IsRefused()
    {
        using var client = platform.Client();
        var (parent, stranger) = (await CompletedAsync(client), await CompletedAsync(client));

        var unknown = await PutAsync($"gen_{Guid.NewGuid():N}", Guid.NewGuid(), Child());
        var taken = await PutAsync(parent, Id(stranger), Child());

        Assert.Equal((404, "generation_not_found", null), await GenerationEndpointsTests.CodeAsync(unknown));
        Assert.Equal((409, "generation_exists", null), await GenerationEndpointsTests.CodeAsync(taken));
    }

    [Fact]
    public async Task Put_CallerFromOutside_Is403()
    {
        using var client = platform.Client();
        var parent = await CompletedAsync(client);

        var response = await client.PutAsJsonAsync(Path(parent, Guid.NewGuid()), Child(), ApiJson.Options);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task CancelGeneration_UnderWay_EndsIt()
    {
        using var client = platform.Client();
        var id = await client.CreateAsync($$"""{"prompt":"{{ScriptedServices.Held}}","max_new_tokens":8}""");
        await client.UntilAsync(id, "decoding");
        await CancelAsync("any", Id(id));

        Assert.Equal("cancelled", (await client.EndAsync(id)).Text("status"));
    }

    [Fact]
    public async Task CancelGeneration_BeforeItIsAskedFor_KeepsItFromBeingAccepted()
    {
        using var client = platform.Client("early");
        var parent = await CompletedAsync(client);
        var message = new CancelGeneration { TenantId = "early", GenerationId = Guid.NewGuid() };
        var id = message.GenerationId;
        var handler = ActivatorUtilities.CreateInstance<CancelGenerationHandler>(platform.Services);
        foreach (var redelivered in (bool[])[false, true])
        {
            await handler.HandleAsync(message, new MessageContext(Guid.NewGuid(), new byte[32], redelivered), default);
        }

        var refused = await PutAsync(parent, id, Child());

        Assert.Equal((409, "generation_cancelled", null), await GenerationEndpointsTests.CodeAsync(refused));
        var list = (await client.GetFromJsonAsync<JsonNode>("/v1/generations"))!["data"]!.AsArray();
        Assert.Equal([parent], list.Select(one => one!.Text("id")));
    }

    private static ChildGeneration Child(IReadOnlyList<int>? masked = null) => new()
    {
        CounterfactualId = Guid.NewGuid(),
        Principal = "key-1",
        Settings = new GenerationSettings { MaxNewTokens = 16, Steps = 16, Seed = 5, MaskedPrompt = masked },
        Deadline = TimeProvider.System.GetUtcNow().AddMinutes(5),
    };

    private static async Task<string> CompletedAsync(HttpClient client)
    {
        var id = await client.CreateAsync("{\"prompt\":\"The keeper\",\"max_new_tokens\":16}");
        Assert.Equal("completed", (await client.EndAsync(id)).Text("status"));
        return id;
    }

    private static Guid Id(string generation) => Guid.ParseExact(generation["gen_".Length..], "N");

    private static string Path(string parent, Guid child) =>
        $"/internal/generations/{Id(parent):D}/children/{child:D}";

    private Task<HttpResponseMessage> PutAsync(string parent, Guid child, ChildGeneration body) =>
        _service.PutAsJsonAsync(Path(parent, child), body, ApiJson.Options);

    private static async Task<GenerationReference> ReferenceAsync(HttpResponseMessage response)
    {
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<GenerationReference>(ApiJson.Options))!;
    }

    private async Task<RequestDocument> RequestAsync(Guid id, GenerationReference reference)
    {
        var digest = reference.Request.Digest["sha256:".Length..];
        return DocumentJson.Read<RequestDocument>(
            await _service.GetByteArrayAsync($"/internal/payloads/{id:D}/{digest}"));
    }

    private Task CancelAsync(string tenant, Guid id) =>
        platform.Services.GetRequiredService<IMessagePublisher>().PublishAsync(
            new OutgoingMessage(
                MessageIds.From(id, "cancel"), new CancelGeneration { TenantId = tenant, GenerationId = id }),
            default);
}
