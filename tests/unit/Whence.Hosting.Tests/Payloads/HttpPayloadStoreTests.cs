using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Whence.Contracts.Payloads;
using Whence.Hosting.Http;
using Whence.Hosting.Identity;
using Whence.Hosting.Payloads;
using Whence.Hosting.Tests.Support;

namespace Whence.Hosting.Tests.Payloads;

public sealed class HttpPayloadStoreTests
{
    private static readonly Guid Generation = Guid.NewGuid();

    private readonly ConcurrentDictionary<string, byte[]> _stored = new();
    private int _failures;

    [Fact]
    public async Task Get_WhatWasPut_ReturnsItByInternalIdentity()
    {
        await using var server = await ServeAsync();
        await using var client = await ClientAsync(server);
        var reference = await Store(client).PutAsync(Generation, "text"u8.ToArray(), default);
        Assert.Equal(PayloadDigest.Of("text"u8), reference);
        Assert.Equal("text"u8.ToArray(), await Store(client).GetAsync(Generation, reference, default));
    }

    [Fact]
    public async Task Get_Missing_FailsForGood()
    {
        await using var server = await ServeAsync();
        await using var client = await ClientAsync(server);
        var failure = await Assert.ThrowsAsync<PayloadException>(
            () => Store(client).GetAsync(Generation, PayloadDigest.Of("none"u8), default));
        Assert.Contains("missing", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Altered_FailsForGood()
    {
        await using var server = await ServeAsync();
        await using var client = await ClientAsync(server);
        var reference = await Store(client).PutAsync(Generation, "text"u8.ToArray(), default);
        _stored[PayloadDigest.Hex(reference)] = "tent"u8.ToArray();
        var failure = await Assert.ThrowsAsync<PayloadException>(
            () => Store(client).GetAsync(Generation, reference, default));
        Assert.Contains("altered", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ServerBusyTwice_TriesAgain()
    {
        await using var server = await ServeAsync();
        await using var client = await ClientAsync(server);
        var reference = await Store(client).PutAsync(Generation, "text"u8.ToArray(), default);
        _failures = 2;
        Assert.Equal("text"u8.ToArray(), await Store(client).GetAsync(Generation, reference, default));
    }

    [Theory]
    [InlineData("sha256:../../x")]
    [InlineData("md5:00")]
    [InlineData("sha256:ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789")]
    public void Hex_Malformed_Refused(string digest)
    {
        Assert.Throws<PayloadException>(() => PayloadDigest.Hex(new PayloadReference(digest, 1)));
    }

    private static IPayloadStore Store(TestHost host) => host.App.Services.GetRequiredService<IPayloadStore>();

    private static Task<TestHost> ClientAsync(TestHost server) => TestHost.StartAsync(add: builder =>
    {
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["Services:Generations"] = server.App.Urls.First() });
        builder.AddHttpPayloadStore();
    });

    private Task<TestHost> ServeAsync() => TestHost.StartAsync(app =>
    {
        var payloads = app.MapGroup("/internal/payloads").RequireScope(ScopeNames.Internal);
        payloads.MapPut("/{generation:guid}/{hex}", async (string hex, HttpRequest request) =>
        {
            using var content = new MemoryStream();
            await request.Body.CopyToAsync(content);
            _stored[hex] = content.ToArray();
            return Results.NoContent();
        });
        payloads.MapGet("/{generation:guid}/{hex}", (string hex) =>
            Interlocked.Decrement(ref _failures) >= 0 ? Results.StatusCode(503)
            : _stored.TryGetValue(hex, out var content) ? Results.Bytes(content)
            : Results.NotFound());
    });
}
