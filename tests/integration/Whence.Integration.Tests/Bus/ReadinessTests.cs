using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.Bus;

public sealed class ReadinessTests
{
    [RabbitMqFact]
    public async Task Ready_BrokerAway_RedWhileLiveIsGreen()
    {
        await using var process = await BusProcess.LaunchAsync(new Uri("amqp://nobody:nothing@127.0.0.1:9/none"));
        using var live = await process.Http.GetAsync(new Uri("/healthz/live", UriKind.Relative));
        using var ready = await process.Http.GetAsync(new Uri("/healthz/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        var checks = await ready.Content.ReadFromJsonAsync<JsonElement>();
        var failed = checks.GetProperty("checks").EnumerateArray()
            .Where(check => check.GetProperty("status").GetString() == "unhealthy")
            .Select(check => check.GetProperty("name").GetString());
        Assert.Contains("bus-ping", failed);
    }

    [RabbitMqFact]
    public async Task Ready_BrokerThere_QueueExistsBeforeItTurnsGreen()
    {
        await using var broker = await TestVirtualHost.CreateAsync();
        await using var view = await BrokerView.OpenAsync(broker);
        await using var process = await BusProcess.StartAsync(broker);
        Assert.Equal("quorum", (await view.QueueAsync(BusProcess.Queue)).GetProperty("type").GetString());
    }
}
