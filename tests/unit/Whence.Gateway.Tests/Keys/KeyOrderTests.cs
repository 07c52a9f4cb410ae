using Whence.Keys;

namespace Whence.Gateway.Tests.Keys;

public class KeyOrderTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Issue_Order_StoresTheHashAndNotTheKey()
    {
        var (key, record) = new KeyOrder("acme", ["explain", "generate"], new KeyLimits(60)).Issue(Now);
        Assert.Equal((key.Id, Convert.ToHexStringLower(key.Hash())), (record.Id, record.Hash));
        Assert.Equal(["generate", "explain"], record.Scopes);
        Assert.Equal((Now, 60, "active"), (record.CreatedAt, record.Limits.RequestsPerMinute, record.StateAt(Now)));
        Assert.DoesNotContain(key.Text[21..], $"{record}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("Acme")]
    [InlineData("a b")]
    [InlineData("a\n")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    public void Issue_WrongTenant_IsRefused(string tenant) => Assert.Contains(
        "not the name of a tenant",
        Assert.Throws<KeyException>(() => new KeyOrder(tenant, ["generate"], new KeyLimits()).Issue(Now)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("internal")]
    [InlineData("Generate")]
    [InlineData("")]
    public void Issue_ScopeThatIsNotGrantable_IsRefused(string scope) => Assert.Contains(
        "generate, explain",
        Assert.Throws<KeyException>(() => new KeyOrder("acme", [scope], new KeyLimits()).Issue(Now)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Issue_NoScope_IsRefused() =>
        Assert.Throws<KeyException>(() => new KeyOrder("acme", [], new KeyLimits()).Issue(Now));

    [Fact]
    public void Issue_EndInThePastOrNegativeLimit_IsRefused()
    {
        Assert.Throws<KeyException>(() => new KeyOrder("acme", ["generate"], new KeyLimits(), Now).Issue(Now));
        Assert.Throws<KeyException>(() => new KeyOrder("acme", ["generate"], new KeyLimits(-1)).Issue(Now));
    }

    [Theory]
    [InlineData("90d", "2026-04-15T12:00:00Z")]
    [InlineData("12h", "2026-01-16T00:00:00Z")]
    [InlineData("30m", "2026-01-15T12:30:00Z")]
    [InlineData("2030-12-31", "2030-12-31T00:00:00Z")]
    [InlineData("2030-12-31T10:00:00+02:00", "2030-12-31T08:00:00Z")]
    public void Parse_End_IsTheMoment(string text, string moment) =>
        Assert.Equal(DateTimeOffset.Parse(moment, null), KeyEnd.Parse(text, Now));

    [Theory]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("-1d")]
    [InlineData("90x")]
    [InlineData("2147483647d")]
    [InlineData("soon")]
    public void Parse_NoEnd_SaysHow(string text) => Assert.Contains(
        "90d", Assert.Throws<KeyException>(() => KeyEnd.Parse(text, Now)).Message, StringComparison.Ordinal);
}
