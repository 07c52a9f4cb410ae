using Whence.Catalogue.Labels;
using Whence.Models;
using Whence.Models.Concepts;
using Whence.Testing;

namespace Whence.Catalogue.Tests.Labels;

public sealed class LabelTableTests
{
    private const string Header =
        "concept_id,name,description,head,group_id,group_name,is_steerable,is_tone,is_alignment,is_demographic\n";

    [Fact]
    public void Read_ColumnsOfTheReference_KeepsEveryFlag()
    {
        var table = Read(Header
            + "0,sarcasm,\"dry, biting\",known,3,tone,True,True,False,False\n"
            + "1,women,,known,4,people,False,False,False,True\n");

        Assert.Equal(
            new ConceptEntry(0, "sarcasm", "dry, biting", "tone", "tone", IsSteerable: true, IsTone: true),
            table.Known[0]);
        Assert.Equal(
            new ConceptEntry(1, "women", null, "people", "demographic", IsSteerable: false, IsDemographic: true),
            table.Known[1]);
    }

    [Fact]
    public void Read_IdBehindTheKnownOnes_IsADiscoveredConcept()
    {
        var table = Read("concept_id,name\n9,tides\n10,british spelling\n12,typos\n", known: 10);

        Assert.Equal([9], table.Known.Select(entry => entry.Id));
        Assert.Equal([(0, "british spelling"), (2, "typos")], table.Discovered.Select(entry => (entry.Id, entry.Name)));
    }

    [Fact]
    public void Read_HeadColumn_DecidesWhoseIdItIs()
    {
        var table = Read("concept_id,name,head\n3,tides,known\n3,typos,unknown\n12,spelling,unknown\n", known: 10);

        Assert.Equal([3], table.Known.Select(entry => entry.Id));
        Assert.Equal([2, 3], table.Discovered.Select(entry => entry.Id));
    }

    [Fact]
    public void Read_TwoConceptsOfOneName_GetTheirIds() => Assert.Equal(
        ["Tide (0)", "tide (2)", "wind"],
        Read("concept_id,name\n0,Tide\n2,tide\n3,wind\n").Known.Select(entry => entry.Name));

    [Fact]
    public void Read_RowWithoutName_IsSkippedAndCounted()
    {
        var table = Read("concept_id,name\n0,\n1,wind\n");

        Assert.Equal(1, table.Skipped);
        Assert.Single(table.Known);
    }

    [Theory]
    [InlineData("id,name\n0,wind\n", "concept_id")]
    [InlineData("", "concept_id")]
    [InlineData("concept_id,name\nseven,wind\n", "row 2")]
    [InlineData("concept_id,name\n1,wind\n1,rain\n", "repeats concept 1")]
    public void Read_UnusableTable_SaysWhatIsWrong(string csv, string part)
    {
        var error = Assert.Throws<ModelException>(() => Read(csv));

        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.Contains("labels.csv", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Entries_AreACatalogueAgain()
    {
        using var folder = new TemporaryFolder();
        var table = Read(Header + "5,sarcasm,dry,known,3,tone,False,True,False,False\n");
        DiscoveredLabels.Write(Path.Combine(folder.Path, ConceptCatalogue.FileName), table.Known);

        Assert.Equal(table.Known, ConceptCatalogue.Read(folder.Path, 10).Entries);
    }

    private static LabelTable Read(string csv, int known = 100) =>
        LabelTable.Read(new StringReader(csv), "labels.csv", known);
}
