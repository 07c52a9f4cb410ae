using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Whence.Integration.Tests.Support;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.Platform;

public class BrokerTapTests
{
    private const string Exchange = "Whence.Contracts.Test:Thing";

    [RabbitMqFact]
    public async Task Take_AfterReplay_ReturnsTheSameMessageAgain()
    {
        await using var host = await TestVirtualHost.CreateAsync();
        await DeclareAsync(host);
        var tap = await BrokerTap.OpenAsync(host);
        var sent = new TappedMessage(Exchange, [1, 2, 250], new JsonObject
        {
            ["message_id"] = "42",
            ["headers"] = new JsonObject { ["a"] = "b" },
        });

        await tap.PublishAsync(sent);
        var first = Assert.Single(await tap.TakeAsync());
        await tap.PublishAsync(first);
        var again = Assert.Single(await tap.TakeAsync());

        Assert.Equal(("Thing", "42"), (again.Kind, again.Id));
        Assert.Equal(sent.Body, again.Body);
        Assert.Equal("b", again.Properties["headers"]!["a"]!.GetValue<string>());
    }

    private static async Task DeclareAsync(TestVirtualHost host)
    {
        var path = $"/api/exchanges/{host.Name}/{Uri.EscapeDataString(Exchange)}";
        using var content = JsonContent.Create(new { type = "fanout", durable = true });
        await content.LoadIntoBufferAsync();
        using var answer = await host.Management.PutAsync(path, content);
        answer.EnsureSuccessStatusCode();
    }
}
