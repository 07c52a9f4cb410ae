using System.Security.Cryptography;
using System.Text;
using Whence.Hosting.Identity;
using Whence.Keys;

namespace Whence.Gateway.Tests.Keys;

public class ApiKeyTests
{
    [Fact]
    public void Create_Twice_GivesDifferentKeysOfOneShape()
    {
        var (first, second) = (ApiKey.Create(), ApiKey.Create());
        Assert.Matches("^whk_[0-9A-Za-z]{16}_[0-9A-Za-z]{49}$", first.Text);
        Assert.NotEqual(first.Id, second.Id);
        Assert.NotEqual(first.Text, second.Text);
    }

    [Fact]
    public void TryParse_CreatedKey_GivesItBack()
    {
        var key = ApiKey.Create();
        Assert.True(ApiKey.TryParse(key.Text, out var parsed));
        Assert.Equal((key.Id, key.Text), (parsed.Id, parsed.Text));
        Assert.Equal(SHA256.HashData(Encoding.ASCII.GetBytes(key.Text)), parsed.Hash());
    }

    [Fact]
    public void TryParse_AnyOneLetterChanged_IsNoKey()
    {
        var text = ApiKey.Create().Text;
        Assert.All(Enumerable.Range(0, text.Length), index =>
        {
            var wrong = text[..index] + (text[index] == 'x' ? 'y' : 'x') + text[(index + 1)..];
            Assert.False(ApiKey.TryParse(wrong, out _), wrong);
        });
    }

    [Fact]
    public void TryParse_TwoNeighboursSwapped_IsNoKey()
    {
        var text = ApiKey.Create().Text;
        var swaps = Enumerable.Range(0, text.Length - 1).Where(index => text[index] != text[index + 1]);
        Assert.All(swaps, index => Assert.False(ApiKey.TryParse(
            $"{text[..index]}{text[index + 1]}{text[index]}{text[(index + 2)..]}", out _)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("whk_")]
    [InlineData("sk-proj-1234567890")]
    [InlineData("whk_0123456789abcdef_0123456789012345678901234567890123456789012éééééé")]
    public void TryParse_SomethingElse_IsNoKey(string? text) => Assert.False(ApiKey.TryParse(text, out _));

    [Fact]
    public void ToString_Key_HidesTheSecret()
    {
        var key = ApiKey.Create();
        Assert.Equal($"whk_{key.Id}", $"{key}");
    }

    [Fact]
    public void Grantable_OfKeysAndServices_AreTheSame() =>
        Assert.Equal(ScopeNames.Grantable, KeyScopes.Grantable);
}
