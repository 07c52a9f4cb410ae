using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using RabbitMQ.Client;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.Bus;

/// <summary>Looks at queues from outside, and puts into them what no service would send.</summary>
internal sealed class BrokerView(IConnection connection, IChannel channel, TestVirtualHost host) : IAsyncDisposable
{
    public static async Task<BrokerView> OpenAsync(TestVirtualHost host)
    {
        var connection = await new ConnectionFactory { Uri = host.Address }.CreateConnectionAsync();
        return new BrokerView(connection, await connection.CreateChannelAsync(), host);
    }

    public async Task<JsonElement> QueueAsync(string queue) =>
        await host.Management.GetFromJsonAsync<JsonElement>($"/api/queues/{host.Name}/{queue}");

    /// <summary>Returns the messages that wait in a queue, or 0 when there is no such queue.</summary>
    public async Task<uint> DepthAsync(string queue)
    {
        var answer = await host.Management.GetAsync($"/api/queues/{host.Name}/{queue}");
        return answer.IsSuccessStatusCode ? (await channel.QueueDeclarePassiveAsync(queue)).MessageCount : 0;
    }

    public Task<BasicGetResult?> TakeAsync(string queue, bool acknowledge = true) =>
        channel.BasicGetAsync(queue, acknowledge);

    public ValueTask RequeueAsync(BasicGetResult message) =>
        channel.BasicNackAsync(message.DeliveryTag, multiple: false, requeue: true);

    public ValueTask PutAsync(string queue, string body, string contentType) => channel.BasicPublishAsync(
        "",
        queue,
        mandatory: false,
        new BasicProperties { ContentType = contentType, Persistent = true },
        Encoding.UTF8.GetBytes(body));

    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }
}
