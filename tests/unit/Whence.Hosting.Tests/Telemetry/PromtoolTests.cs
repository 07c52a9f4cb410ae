using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Whence.Contracts.Decoding;
using Whence.Hosting.Messaging;
using Whence.Hosting.Tests.Support;

namespace Whence.Hosting.Tests.Telemetry;

public sealed class PromtoolTests
{
    [PromtoolFact]
    public async Task Metrics_OfAProcessThatWorked_PassPromtoolWithoutAWarning()
    {
        await using var host = await TestHost.StartAsync(add: builder =>
            builder.AddWhenceBus(routes => routes.Handle<CancelDecode, Handler>("test")));
        await host.App.Services.GetRequiredService<IMessagePublisher>().PublishAsync(
            new OutgoingMessage(Guid.NewGuid(), new CancelDecode { GenerationId = Guid.NewGuid() }), default);
        using (await host.GetAsync("/version"))
        {
        }

        using var answer = await host.GetAsync("/metrics");
        var (exitCode, output) = await CheckAsync(await answer.Content.ReadAsStringAsync());
        Assert.True(exitCode == 0 && output.Length == 0, output);
    }

    private static async Task<(int ExitCode, string Output)> CheckAsync(string metrics)
    {
        var start = new ProcessStartInfo("promtool", ["check", "metrics"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var promtool = Process.Start(start)!;
        await promtool.StandardInput.WriteAsync(metrics);
        promtool.StandardInput.Close();
        var output = await promtool.StandardOutput.ReadToEndAsync() + await promtool.StandardError.ReadToEndAsync();
        await promtool.WaitForExitAsync();
        return (promtool.ExitCode, output);
    }

    private sealed class Handler : IMessageHandler<CancelDecode>
    {
        public Task HandleAsync(CancelDecode message, MessageContext context, CancellationToken cancellation) =>
            Task.CompletedTask;
    }
}
