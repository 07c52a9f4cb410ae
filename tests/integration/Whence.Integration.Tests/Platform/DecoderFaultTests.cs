using System.Text.Json.Nodes;
using Whence.Integration.Tests.Support;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.Platform;

/// <summary>A decoder ends, or seems to, in the middle of an answer; the answer stays the same.</summary>
[Collection(PlatformGroup.Name)]
public class DecoderFaultTests(SharedPlatform shared)
{
    private const string Undisturbed = "undisturbed";

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private readonly PlatformProcesses _platform = shared.Processes;

    [PlatformFact]
    public async Task Kill_DecoderMidDecode_AnotherContinuesToTheSameAnswer()
    {
        using var client = await _platform.TenantAsync("decoder-kill");
        var expected = await RunAsync(client, Undisturbed);

        var id = await client.AcceptAsync(Body());
        var decoder = await DecoderAtWorkAsync(id);
        await decoder.KillAsync();
        var disturbed = await client.FinishAsync(id);
        await decoder.RestartAsync();

        await AssertSameAsync(client, expected, disturbed);
        Assert.True(await _platform.CountAsync($"select attempts from decoding.job where {Job(id)}") >= 2);
        await Invariants.AssertAsync(_platform);
    }

    [PlatformFact]
    public async Task Terminate_DecoderMidDecode_HandsOverAndExitsWithZero()
    {
        using var client = await _platform.TenantAsync("decoder-term");
        var expected = await RunAsync(client, Undisturbed);

        var id = await client.AcceptAsync(Body());
        var decoder = await DecoderAtWorkAsync(id);
        var exitCode = await decoder.TerminateAsync(Grace);
        var disturbed = await client.FinishAsync(id);
        await decoder.RestartAsync();

        Assert.Equal(0, exitCode);
        await AssertSameAsync(client, expected, disturbed);
        await Invariants.AssertAsync(_platform);
    }

    [PlatformFact]
    public async Task Freeze_DecoderBeyondItsLease_WhatItWritesLaterIsRejected()
    {
        using var client = await _platform.TenantAsync("decoder-freeze");
        var expected = await RunAsync(client, Undisturbed);

        var id = await client.AcceptAsync(Body());
        var decoder = await DecoderAtWorkAsync(id);
        decoder.Freeze();
        var disturbed = await client.FinishAsync(id);
        var before = await StateAsync(id);
        decoder.Thaw();
        await decoder.WaitReadyAsync();
        await Task.Delay(TimeSpan.FromSeconds(2));

        await AssertSameAsync(client, expected, disturbed);
        Assert.Equal(before, await StateAsync(id));
        Assert.True(await _platform.CountAsync($"select fencing from decoding.job where {Job(id)}") >= 2);
        await Invariants.AssertAsync(_platform);
    }

    // The seed is the same and the prompt is the same: so is the answer, whoever computes it.
    private static JsonObject Body() => Requests.Of(tokens: 64, steps: 64, seed: 11, explain: true);

    private static string Job(string id) => $"generation_id = '{PlatformClient.Parse(id)}'";

    private static async Task<JsonObject> RunAsync(PlatformClient client, string key) =>
        await client.FinishAsync(await client.AcceptAsync(Body(), key));

    /// <summary>Waits until part of the answer is saved, and returns who works on it.</summary>
    private async Task<HostProcess> DecoderAtWorkAsync(string id)
    {
        await _platform.WaitForAsync("the first checkpoint", async () => await _platform.CountAsync(
            $"select coalesce(max(checkpoint_step), 0) from decoding.job where {Job(id)} and outcome is null") > 8);
        await using var command = _platform.Database.CreateCommand(
            $"select lease_owner from decoding.job where {Job(id)}");
        var owner = (string?)await command.ExecuteScalarAsync();
        return _platform.Hosts.Single(
            host => host.Name.StartsWith("decoding", StringComparison.Ordinal) && IsNamed(owner, host));
    }

    // Workers call themselves after machine and process.
    private static bool IsNamed(string? owner, HostProcess host) =>
        owner?.Split('/', '-', ':', '.').Contains($"{host.ProcessId}") == true;

    // All that a worker could have written, counted.
    private async Task<string> StateAsync(string id)
    {
        var counts = new List<long> { await _platform.CountAsync($"select fencing from decoding.job where {Job(id)}") };
        foreach (var table in (string[])["generations.events", "generations.payloads"])
        {
            counts.Add(await _platform.CountAsync($"select count(*) from {table} where {Job(id)}"));
        }

        counts.Add(await _platform.CountAsync(
            $"select count(*) from decoding.outbox where aggregate_id = '{PlatformClient.Parse(id)}'"));
        return string.Join('|', counts);
    }

    private static async Task AssertSameAsync(PlatformClient client, JsonObject expected, JsonObject actual)
    {
        Assert.Equal("completed", PlatformClient.StatusIn(actual));
        Assert.Equal(expected["text"]!.GetValue<string>(), actual["text"]!.GetValue<string>());
        var (left, right) = (PlatformClient.IdIn(expected), PlatformClient.IdIn(actual));
        foreach (var part in (string[])["trace", "attribution"])
        {
            var one = await client.GetAsync($"/v1/generations/{left}/{part}");
            var other = await client.GetAsync($"/v1/generations/{right}/{part}");
            Assert.Equal(
                one.ToJsonString().Replace(left, "", StringComparison.Ordinal),
                other.ToJsonString().Replace(right, "", StringComparison.Ordinal));
        }
    }
}
