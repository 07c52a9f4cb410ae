using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Whence.Generations.Storage;
using Whence.Generations.Storage.Memory;
using Whence.Generations.Storage.Payloads;
using Whence.Hosting.Messaging;
using Whence.Hosting.Payloads;

namespace Whence.Generations.Tests.Storage;

public sealed class GenerationStorageTests
{
    [Fact]
    public void AddGenerationStorage_NothingConfigured_LivesInMemory()
    {
        using var host = Build([]);

        Assert.IsType<MemoryGenerationStore>(host.Services.GetRequiredService<IGenerationStore>());
        Assert.IsType<MemoryPayloadStore>(host.Services.GetRequiredService<IPayloadStore>());
    }

    [Fact]
    public void AddGenerationStorage_FilesConfigured_StoresPayloadsAsFiles()
    {
        using var host = Build(
            new() { ["Generations:Payloads:Kind"] = "Files", ["Generations:Payloads:Folder"] = "x" });

        Assert.IsType<FilePayloadStore>(host.Services.GetRequiredService<IPayloadStore>());
    }

    [Fact]
    public async Task AddGenerationStorage_FilesWithoutFolder_RefusesToStart()
    {
        using var host = Build(new() { ["Generations:Payloads:Kind"] = "Files" });

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains("Generations:Payloads:Folder is not set", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddGenerationStorage_KeysForgottenWithinADay_RefusesToStart()
    {
        using var host = Build(new() { ["Generations:Storage:IdempotencyHours"] = "23" });

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains("IdempotencyHours", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddGenerationStorage_PostgresWithoutAddress_RefusesToStart()
    {
        using var host = Build(new() { ["Generations:Storage:Kind"] = "Postgres" });

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains("Database:ConnectionString is not set", error.Message, StringComparison.Ordinal);
    }

    private static IHost Build(Dictionary<string, string?> settings)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddSingleton<IMessagePublisher, NoPublisher>();
        builder.AddGenerationStorage();
        return builder.Build();
    }

    private sealed class NoPublisher : IMessagePublisher
    {
        public Task PublishAsync(OutgoingMessage message, CancellationToken cancellation) => Task.CompletedTask;
    }
}
