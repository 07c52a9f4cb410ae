using Whence.Corpus.Sources;

namespace Whence.Corpus.Tests;

public sealed class SourceTests
{
    private static readonly string[] OpenLicences = ["CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "MIT"];

    [Fact]
    public void Licences_EverySource_AreSpdxAndOneIsProprietary()
    {
        var licences = SourceCatalogue.All.Select(source => source.Info.Licence).ToArray();
        Assert.All(OpenLicences, licence => Assert.Contains(licence, licences));
        var other = Assert.Single(licences, licence => !OpenLicences.Contains(licence));
        Assert.StartsWith("LicenseRef-", other, StringComparison.Ordinal);
    }

    [Fact]
    public void Infos_Catalogue_AreFourteenWithUniqueIdsAndAddresses()
    {
        var infos = SourceCatalogue.All.Select(source => source.Info).ToArray();
        Assert.Equal(14, infos.Length);
        Assert.Equal(14, infos.DistinctBy(info => info.Id).Count());
        Assert.Equal(14, infos.DistinctBy(info => info.UrlPrefix).Count());
        Assert.All(infos, info => Assert.StartsWith("https://", info.UrlPrefix, StringComparison.Ordinal));
        Assert.All(infos, info => Assert.EndsWith("/", info.UrlPrefix, StringComparison.Ordinal));
    }

    [Fact]
    public void Write_SameIndexAndSeed_GivesTheSameDocument()
    {
        foreach (var source in SourceCatalogue.All)
        {
            var first = source.Write(9, new SeededRandom(4)).Chunks.Select(chunk => chunk.Text);
            var second = source.Write(9, new SeededRandom(4)).Chunks.Select(chunk => chunk.Text);
            Assert.Equal(first, second);
        }
    }
}
