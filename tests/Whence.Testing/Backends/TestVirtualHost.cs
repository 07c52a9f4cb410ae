using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace Whence.Testing.Backends;

/// <summary>A virtual host of one test's own on the broker, deleted at the end.</summary>
public sealed class TestVirtualHost : IAsyncDisposable
{
    private readonly HttpClient _management;

    private TestVirtualHost(string name, HttpClient management)
    {
        (Name, _management) = (name, management);
        Address = new UriBuilder(TestBackends.RabbitMq!) { Path = name }.Uri;
    }

    /// <summary>Gets its name.</summary>
    public string Name { get; }

    /// <summary>Gets its amqp address, with user and password.</summary>
    public Uri Address { get; }

    /// <summary>Gets a client of the management API, to look at queues and to break things on purpose.</summary>
    public HttpClient Management => _management;

    /// <summary>Creates an empty virtual host.</summary>
    public static async Task<TestVirtualHost> CreateAsync()
    {
        var server = TestBackends.RabbitMqManagement ?? throw new InvalidOperationException(
            "WHENCE_TEST_RABBITMQ_MANAGEMENT is not set; mark the test as RabbitMqFact.");
        var client = new HttpClient { BaseAddress = new UriBuilder(server) { UserName = "", Password = "" }.Uri };
        var user = Uri.UnescapeDataString(TestBackends.RabbitMq!.UserInfo);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(user)));
        var name = $"whence-test-{Guid.NewGuid():N}";
        (await client.PutAsync($"/api/vhosts/{name}", null)).EnsureSuccessStatusCode();
        (await client.PutAsJsonAsync(
            $"/api/permissions/{name}/{user.Split(':')[0]}",
            new { configure = ".*", write = ".*", read = ".*" })).EnsureSuccessStatusCode();
        return new TestVirtualHost(name, client);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _management.DeleteAsync($"/api/vhosts/{Name}");
        _management.Dispose();
    }
}
