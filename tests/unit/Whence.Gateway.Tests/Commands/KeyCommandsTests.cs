using System.Text.Json;
using Whence.Gateway.Commands;
using Whence.Keys;
using Whence.Testing;

namespace Whence.Gateway.Tests.Commands;

public sealed class KeyCommandsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Run_CreateListRevoke_ShowsTheKeyOnceAndEndsIt()
    {
        var created = await RunAsync(
            "create --tenant acme --scope generate --scope explain --requests-per-minute 60 --expires 90d --json");
        using var report = JsonDocument.Parse(created);
        var key = report.RootElement.GetProperty("key").GetString()!;
        var id = report.RootElement.GetProperty("id").GetString();
        Assert.True(ApiKey.TryParse(key, out _));
        Assert.Equal(60, report.RootElement.GetProperty("limits").GetProperty("requests_per_minute").GetInt32());
        var listed = await RunAsync("list --tenant acme");
        Assert.Contains($"{id}  active   acme", listed, StringComparison.Ordinal);
        Assert.DoesNotContain(key[21..], listed, StringComparison.Ordinal);
        Assert.Contains("Revoked", await RunAsync($"revoke {key}"), StringComparison.Ordinal);
        Assert.Contains("revoked", await RunAsync("list"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "create, list")]
    [InlineData("destroy", "create, list")]
    [InlineData("create --scope generate", "--tenant is missing")]
    [InlineData("create --tenant acme --scopes generate", "'--scopes' is not an option")]
    [InlineData("create --tenant acme --scope generate --concurrent many", "--concurrent is 'many'")]
    [InlineData("create --tenant", "--tenant needs a value")]
    [InlineData("revoke", "revoke ID")]
    [InlineData("revoke 0123456789abcdef", "no such key")]
    public async Task Run_WrongWords_SaysWhatToDo(string line, string word)
    {
        var error = await Assert.ThrowsAsync<KeyException>(() => RunAsync(line));
        Assert.Contains(word, error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> RunAsync(string line)
    {
        using var output = new StringWriter();
        var store = new FileApiKeyStore(_folder.File("keys.json"));
        await new KeyCommands(store, new ManualTime(), output)
            .RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return output.ToString();
    }
}
