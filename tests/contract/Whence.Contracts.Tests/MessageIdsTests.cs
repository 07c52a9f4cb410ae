namespace Whence.Contracts.Tests;

public sealed class MessageIdsTests
{
    // The vector of RFC 9562, appendix A.4: the name www.example.com in the name space of DNS.
    [Fact]
    public void From_VectorOfTheStandard_IsVersionFive()
    {
        var dns = new Guid("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
        Assert.Equal(new Guid("2ed6657d-e927-568b-95e1-2665a8aea6a2"), MessageIds.From(dns, "www.example.com"));
    }

    [Fact]
    public void From_OtherNames_AreOtherIds()
    {
        var scope = Guid.NewGuid();
        var ids = Enumerable.Range(0, 1000).Select(block => MessageIds.From(scope, $"BlockCommitted/{block}"));
        Assert.Equal(1000, ids.Distinct().Count());
    }
}
