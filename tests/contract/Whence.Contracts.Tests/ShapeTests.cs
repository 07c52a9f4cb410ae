namespace Whence.Contracts.Tests;

public sealed class ShapeTests
{
    public static TheoryData<Type> Contracts => [.. MessageTypes.All.Concat(Golden.Documents)];

    // What was once written is read for as long as anyone keeps it: optional members may be added, and no more.
    [Theory]
    [MemberData(nameof(Contracts))]
    public void Shape_OnceWritten_KeepsEveryMember(Type contract)
    {
        var lost = Golden.Members(Golden.Read(contract)).Except(Golden.Members(Golden.Current(contract)));
        Assert.Empty(lost);
    }

    [Theory]
    [MemberData(nameof(Contracts))]
    public void Shape_WithNewMembers_IsInTheGoldenFile(Type contract)
    {
        var unknown = Golden.Members(Golden.Current(contract)).Except(Golden.Members(Golden.Read(contract)));
        Assert.True(!unknown.Any(), $"Add to Golden/{contract.FullName}.json: {string.Join("; ", unknown)}");
    }

    [Theory]
    [MemberData(nameof(Contracts))]
    public void GoldenBytes_Read_AreTheSampleAgain(Type contract)
    {
        var again = System.Text.Json.JsonSerializer.SerializeToNode(
            Golden.Parse(contract),
            contract,
            Golden.Documents.Contains(contract) ? Golden.DocumentJsonIndented : Golden.MessageJson);
        Assert.Equal(Golden.Members(Golden.Read(contract)), Golden.Members(again));
    }

    [Theory]
    [MemberData(nameof(Contracts))]
    public void Reader_OfANewerWriter_IgnoresWhatItDoesNotKnow(Type contract)
    {
        var node = Golden.Read(contract).AsObject();
        node["addedLater"] = 1;
        var options = Golden.Documents.Contains(contract) ? Golden.DocumentJsonIndented : Golden.MessageJson;
        Assert.NotNull(System.Text.Json.JsonSerializer.Deserialize(node, contract, options));
    }
}
