using System.Text.Json;
using System.Text.Json.Nodes;
using MassTransit;
using MassTransit.Serialization;
using Whence.Contracts;
using Whence.Testing;

namespace Whence.Hosting.Tests.Messaging;

public sealed class WireTests
{
    public static TheoryData<string> Names => [.. MessageTypes.All.Select(MessageTypes.NameOf)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Message_OnTheWire_HasTheGoldenShape(string name)
    {
        var golden = File.ReadAllText(RepositoryRoot.Locate(
            "tests", "contract", "Whence.Contracts.Tests", "Golden", $"{name}.json"));
        var options = SystemTextJsonMessageSerializer.Options;
        var message = JsonSerializer.Deserialize(golden, MessageTypes.Find(name), options);
        var wire = JsonSerializer.SerializeToNode(message, MessageTypes.Find(name), options);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(golden), wire), wire!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Address_OfAMessage_FollowsFromItsName(string name)
    {
        var dot = name.LastIndexOf('.');
        var address = MessageUrn.ForTypeString(MessageTypes.Find(name));
        Assert.Equal($"urn:message:{name[..dot]}:{name[(dot + 1)..]}", address);
    }
}
