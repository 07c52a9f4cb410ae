using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Whence.Audit.Recording;
using Whence.Audit.Storage;
using Whence.Contracts.Documents;
using Whence.Contracts.Generations;
using Whence.Contracts.Payloads;
using Whence.Hosting.Identity;
using Whence.Hosting.Messaging;
using Whence.Services.Tests.Support;

namespace Whence.Audit.Tests.Records;

public sealed class RecordsTests : IAsyncLifetime
{
    private readonly Guid _generation = Guid.NewGuid();
    private ServiceUnderTest? _service;

    private ServiceUnderTest Service => _service!;

    public async Task InitializeAsync()
    {
        _service = await ServiceUnderTest.StartAsync(
            builder =>
            {
                builder.AddAudit();
                builder.Services.AddScoped<AuditRecorder>();
            },
            app => app.MapAudit(),
            ("Audit:Storage:Kind", "Memory"));
        await RecordAsync(_generation, "tenant-a");
        for (var i = 0; i < 6; i++)
        {
            await RecordAsync(Guid.NewGuid(), i % 2 == 0 ? "tenant-a" : "tenant-b");
        }
    }

    public Task DisposeAsync() => Service.DisposeAsync().AsTask();

    [Fact]
    public async Task List_PageByPage_ReturnsOnlyTheTenantsOwnInOrder()
    {
        var indexes = new List<long>();
        var cursor = "";
        do
        {
            var page = await Service.GetAsync($"/v1/audit/records?limit=2{cursor}", ScopeNames.AuditRead);
            Assert.Equal(200, page.Status);
            indexes.AddRange(
                page["data"].EnumerateArray().Select(record => record.GetProperty("log_index").GetInt64()));
            cursor = page["has_more"].GetBoolean() ? $"&cursor={page["next_cursor"].GetString()}" : "";
        }
        while (cursor.Length > 0);
        Assert.Equal([0, 1, 3, 5], indexes);
    }

    [Fact]
    public async Task List_Admin_ReturnsEveryones()
    {
        var page = await Service.GetAsync("/v1/audit/records", ScopeNames.AuditRead, ScopeNames.Admin);
        Assert.Equal(7, page["data"].GetArrayLength());
    }

    [Fact]
    public async Task List_OfAGeneration_ReturnsItsRecordWithTheDigestOfItsBytes()
    {
        var page = await Service.GetAsync($"/v1/audit/records?generation_id=gen_{_generation:N}", ScopeNames.AuditRead);
        var record = Assert.Single(page["data"].EnumerateArray());
        Assert.Equal("generation.accepted", record.GetProperty("kind").GetString());
        Assert.Equal($"gen_{_generation:N}", record.GetProperty("generation_id").GetString());
        var bytes = DocumentJson.Write(Message(_generation, "tenant-a"));
        Assert.Equal(
            $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}",
            record.GetProperty("body_digest").GetString());
        Assert.Equal(18446744073709551615ul, record.GetProperty("body").GetProperty("seed").GetUInt64());
        var single = await Service.GetAsync(
            $"/v1/audit/records/{record.GetProperty("id").GetString()}", ScopeNames.AuditRead);
        Assert.True(JsonElement.DeepEquals(record, single.Body));
    }

    [Fact]
    public async Task Get_AnotherTenants_IsTheSame404AsOneThatDoesNotExist()
    {
        var page = await Service.GetAsync("/v1/audit/records", ScopeNames.AuditRead);
        var id = page["data"][0].GetProperty("id").GetString();
        var foreign = await Service.GetAsAsync("tenant-b", $"/v1/audit/records/{id}", ScopeNames.AuditRead);
        foreign.IsProblem(404, "record_not_found", null);
        foreach (var other in new[] { $"rec_{Guid.NewGuid():N}", "rec_", "x", id!.ToUpperInvariant(), id[4..] })
        {
            var missing = await Service.GetAsync($"/v1/audit/records/{other}", ScopeNames.AuditRead);
            missing.IsProblem(404, "record_not_found", null);
            Assert.Equal(foreign["detail"].GetString(), missing["detail"].GetString());
        }
    }

    [Theory]
    [InlineData("limit=0", 422, "invalid_value", "limit")]
    [InlineData("limit=101", 422, "invalid_value", "limit")]
    [InlineData("kind=generation.lost", 422, "invalid_value", "kind")]
    [InlineData("generation_id=gen_1", 422, "invalid_value", "generation_id")]
    [InlineData("from=yesterday", 422, "invalid_value", "from")]
    [InlineData("from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z", 422, "invalid_value", "to")]
    [InlineData("cursor=!", 400, "invalid_cursor", "cursor")]
    [InlineData("cursor=LTU", 400, "invalid_cursor", "cursor")]
    public async Task List_BadInput_IsRefusedByName(string query, int status, string code, string parameter) =>
        (await Service.GetAsync($"/v1/audit/records?{query}", ScopeNames.AuditRead)).IsProblem(status, code, parameter);

    [Fact]
    public async Task List_TimeRange_ExcludesItsEnd()
    {
        var all = await Service.GetAsync("/v1/audit/records", ScopeNames.AuditRead);
        var first = all["data"][0].GetProperty("recorded_at").GetDateTimeOffset();
        var text = first.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        var before = await Service.GetAsync($"/v1/audit/records?to={text}", ScopeNames.AuditRead);
        Assert.Equal(0, before["data"].GetArrayLength());
        var since = await Service.GetAsync($"/v1/audit/records?from={text}", ScopeNames.AuditRead);
        Assert.Equal(4, since["data"].GetArrayLength());
    }

    [Fact]
    public async Task List_OtherScopes_AreRefused() =>
        (await Service.GetAsync("/v1/audit/records", ScopeNames.Generate, ScopeNames.Explain))
            .IsProblem(403, "insufficient_scope", null);

    private static GenerationAccepted Message(Guid generation, string tenant) => new()
    {
        GenerationId = generation,
        TenantId = tenant,
        TenantNumber = 1,
        Principal = "key",
        Model = "tiny",
        ModelDigest = new string('0', 64),
        Request = new PayloadReference("sha256:" + new string('0', 64), 3),
        Seed = ulong.MaxValue,
        AcceptedAt = DateTimeOffset.UnixEpoch,
    };

    private async Task RecordAsync(Guid generation, string tenant)
    {
        var context = new MessageContext(
            Guid.NewGuid(), SHA256.HashData(Encoding.UTF8.GetBytes($"{generation}")), Redelivered: false);
        using var scope = Service.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<AuditRecorder>()
            .HandleAsync(Message(generation, tenant), context, CancellationToken.None);
    }
}
