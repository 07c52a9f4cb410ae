using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Whence.Hosting.Http;
using Whence.Hosting.Tests.Support;

namespace Whence.Hosting.Tests.Configuration;

[Collection(nameof(ChangesEnvironment))]
public sealed class EnvironmentTests
{
    [Fact]
    public async Task Variable_Known_IsRead()
    {
        using var variable = new EnvironmentVariable("WHENCE__Http__HeadersMax", "77");
        await using var host = await TestHost.StartAsync();
        Assert.Equal(77, host.App.Services.GetRequiredService<IOptions<HttpLimits>>().Value.HeadersMax);
    }

    [Fact]
    public async Task Variable_Unknown_ExitsWithOneAndASentence()
    {
        using var variable = new EnvironmentVariable("WHENCE__Http__HeaderMax", "77");
        using var errors = new StringWriter();
        var before = Console.Error;
        Console.SetError(errors);
        try
        {
            var builder = WebApplication.CreateBuilder();
            builder.Configuration["Identity:Secret"] = TestHost.Secret;
            builder.AddWhenceDefaults("test");
            Assert.Equal(1, await builder.Build().RunWhenceAsync());
        }
        finally
        {
            Console.SetError(before);
        }

        Assert.Equal(
            "The configuration has an unknown key Http:HeaderMax; did you mean Http:HeadersMax?\n", errors.ToString());
    }

    private sealed class EnvironmentVariable : IDisposable
    {
        private readonly string _name;

        public EnvironmentVariable(string name, string value)
        {
            _name = name;
            Environment.SetEnvironmentVariable(name, value);
        }

        public void Dispose() => Environment.SetEnvironmentVariable(_name, null);
    }
}
