using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Whence.Engine.Traces;
using Whence.Hosting.Identity;
using Whence.Hosting.Messaging;
using Whence.Hosting.Payloads;
using Whence.Models;
using Whence.Services.Tests.Support;
using Whence.Testing;

namespace Whence.Attribution.Tests.Support;

/// <summary>The module with the tiny model, and a decoding that forces texts with the real engine.</summary>
public sealed class AttributionHost : IAsyncLifetime
{
    private readonly List<string> _callers = [];
    private LoadedModel? _decoder;
    private ServiceUnderTest? _decoding;
    private ServiceUnderTest? _service;

    public TinyModel Model { get; } = new();

    /// <summary>Gets or sets what decoding answers instead of a trace.</summary>
    public int? DecodingStatus { get; set; }

    public IReadOnlyList<string> DecodingCallers => _callers;

    internal ServiceUnderTest Service => _service!;

    public async Task InitializeAsync()
    {
        TinyStatistics.Write(Model.Folder);
        _decoder = LoadedModel.Open(Model.Folder, 1);
        _decoding = await ServiceUnderTest.StartAsync(_ => { }, app => app.MapPost("/internal/force", Force));
        _service = await ServiceUnderTest.StartAsync(
            builder =>
            {
                builder.AddAttribution();
                builder.Services.AddSingleton<IPayloadStore>(new HeldPayloads());
                builder.Services.AddSingleton<IMessagePublisher>(new SentMessages());
            },
            app => app.MapAttribution(),
            ("Attribution:Model", Model.Folder),
            ("Services:Decoding", _decoding.Address.ToString()));
    }

    public async Task DisposeAsync()
    {
        await _service!.DisposeAsync();
        await _decoding!.DisposeAsync();
        _decoder!.Dispose();
        Model.Dispose();
    }

    private IResult Force(HttpContext context, ForcedBody body)
    {
        _callers.Add(string.Join(' ', context.Caller().Scopes));
        if (DecodingStatus is { } status)
        {
            return TypedResults.StatusCode(status);
        }

        var trace = TeacherForcing.Of(_decoder!.Denoiser, body.Prompt, body.Completion);
        var origin = new TraceOrigin(_decoder.Package.Name, _decoder.Digest(), _decoder.Denoiser.Backend);
        var segments = TraceSegment.Cut(trace, _decoder.Package.Config.BlockLength, origin);
        return TypedResults.Ok(new { segments = segments.Select(segment => segment.ToBytes()) });
    }

    private sealed record ForcedBody(int[] Prompt, int[] Completion);
}
