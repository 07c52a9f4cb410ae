namespace Whence.Vectors.Tests;

public sealed class VectorFilterTests
{
    [Theory]
    [InlineData("gazette", "CC0-1.0", true)]
    [InlineData("gazette", null, false)]
    [InlineData("gazette", "cc0-1.0", false)]
    [InlineData("almanac", "CC0-1.0", false)]
    [InlineData("ledger", "CC0-1.0", false)]
    [InlineData("gazette", "CC-BY-4.0", false)]
    public void Passes_AllFourLists_HaveToAgree(string source, string? licence, bool passes)
    {
        var filter = new VectorFilter
        {
            Sources = ["gazette", "almanac"],
            ExcludedSources = ["almanac"],
            Licences = ["CC0-1.0", "CC-BY-4.0"],
            ExcludedLicences = ["CC-BY-4.0"],
        };

        Assert.Equal(passes, filter.Passes(source, licence));
    }

    [Fact]
    public void Passes_OnlyExclusions_LetTheUnlicensedPass()
    {
        Assert.True(new VectorFilter { ExcludedLicences = ["CC0-1.0"] }.Passes("gazette", null));
        Assert.True(new VectorFilter().Passes("gazette", null));
        Assert.False(new VectorFilter { Sources = [] }.Passes("gazette", null));
    }
}
