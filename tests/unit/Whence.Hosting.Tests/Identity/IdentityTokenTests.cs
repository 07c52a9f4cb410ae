using System.Buffers.Text;
using System.Text;
using Whence.Hosting.Identity;

namespace Whence.Hosting.Tests.Identity;

public sealed class IdentityTokenTests
{
    private const string Secret = "0123456789abcdef0123456789abcdef";

    private static readonly DateTimeOffset Now = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly CallerIdentity Caller = new(
        "tenant-a", "key-1", [ScopeNames.Generate, ScopeNames.Explain], new TenantLimits(60, 2, 1_000_000));

    [Fact]
    public void Verify_OwnToken_ReturnsTheCaller()
    {
        var caller = IdentityToken.Verify(IdentityToken.Sign(Caller, Secret, Now), Secret, Now.AddSeconds(59));
        Assert.NotNull(caller);
        Assert.Equal(Caller with { Scopes = caller.Scopes }, caller);
        Assert.Equal(Caller.Scopes, caller.Scopes);
    }

    [Fact]
    public void Verify_AfterAMinute_ReturnsNobody()
    {
        Assert.Null(IdentityToken.Verify(IdentityToken.Sign(Caller, Secret, Now), Secret, Now.AddSeconds(60)));
    }

    [Fact]
    public void Verify_OtherSecret_ReturnsNobody()
    {
        Assert.Null(IdentityToken.Verify(IdentityToken.Sign(Caller, Secret, Now), new string('x', 32), Now));
    }

    [Fact]
    public void Verify_AnyCharacterChanged_ReturnsNobody()
    {
        var token = IdentityToken.Sign(Caller, Secret, Now);
        var accepted = Enumerable.Range(0, token.Length)
            .Where(i => IdentityToken.Verify(Changed(token, i), Secret, Now) is not null);
        Assert.Empty(accepted);
    }

    [Fact]
    public void Verify_PayloadOfAnotherTenantUnderOldSignature_ReturnsNobody()
    {
        var parts = IdentityToken.Sign(Caller, Secret, Now).Split('.');
        var json = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[0]))
            .Replace("tenant-a", "tenant-b", StringComparison.Ordinal);
        var forged = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
        Assert.Null(IdentityToken.Verify($"{forged}.{parts[1]}", Secret, Now));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a.b")]
    [InlineData("a.b.c")]
    [InlineData("e30.")]
    [InlineData("e30.!!!!")]
    public void Verify_NoToken_ReturnsNobody(string? token)
    {
        Assert.Null(IdentityToken.Verify(token, Secret, Now));
    }

    // The last character of an unpadded base64 text has spare bits; a token with other spare bits is refused as well.
    private static string Changed(string token, int at)
    {
        var other = token[at] == 'A' ? 'B' : 'A';
        return token[..at] + other + token[(at + 1)..];
    }
}
