using Whence.Cli.Tests.Support;
using Whence.Testing;

namespace Whence.Cli.Tests.Keys;

public sealed class KeysCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string[] InFile => ["--file", _folder.File("keys.json")];

    [Fact]
    public void Run_CreateListRevoke_ShowsTheKeyOnceAndEndsIt()
    {
        var created = CommandRun.Of(
            ["keys", "create", "--tenant", "acme", "--scope", "generate", "--scope", "explain", "--json", .. InFile]);
        var key = created.Json().GetProperty("key").GetString()!;
        Assert.DoesNotContain(key[21..], File.ReadAllText(_folder.File("keys.json")), StringComparison.Ordinal);
        var listed = CommandRun.Of(["keys", "list", "--json", .. InFile]).Json().GetProperty("keys")[0];
        Assert.Equal("active", listed.GetProperty("state").GetString());
        Assert.False(listed.TryGetProperty("key", out _));
        Assert.Equal($"Revoked {key[4..20]} of acme.\n", CommandRun.Of(["keys", "revoke", key, .. InFile]).Output);
        Assert.Contains("revoked", CommandRun.Of(["keys", "list", .. InFile]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CreateAsText_PrintsTheKeyOnALineOfItsOwn()
    {
        var run = CommandRun.Of(["keys", "create", "--tenant", "acme", "--scope", "generate", .. InFile]);
        Assert.Matches("^whk_[0-9A-Za-z]{16}_[0-9A-Za-z]{49}\n", run.Output);
    }

    [Theory]
    [InlineData("keys create --tenant Acme --scope generate", "'Acme' is not the name of a tenant")]
    [InlineData("keys create --tenant acme --scope everything", "'everything' is not a scope")]
    [InlineData("keys create --tenant acme --scope generate --expires soon", "'soon' is not an end")]
    [InlineData("keys create --tenant acme --scope generate --concurrent -1", "below 0")]
    [InlineData("keys revoke 0123456789abcdef", "There is no key 0123456789abcdef")]
    [InlineData("keys revoke short", "16 letters and digits")]
    public void Run_WrongRequest_SaysWhatToDo(string line, string problem) =>
        CommandRun.Of([.. line.Split(' '), .. InFile]).FailedWith(problem);

    [Fact]
    public void Run_FileThatHoldsSomethingElse_IsLeftAlone()
    {
        File.WriteAllText(_folder.File("keys.json"), "{\"name\":\"mine\"}");
        CommandRun.Of(["keys", "create", "--tenant", "acme", "--scope", "generate", .. InFile])
            .FailedWith("is not a file of keys");
        Assert.Equal("{\"name\":\"mine\"}", File.ReadAllText(_folder.File("keys.json")));
    }

    public void Dispose() => _folder.Dispose();
}
