using Whence.Hosting.Identity;
using Whence.Services.Tests.Support;
using Whence.Testing;

namespace Whence.Tokenization.Tests.Support;

/// <summary>The module with the tiny model.</summary>
public sealed class TokenizationHost : IAsyncLifetime
{
    private ServiceUnderTest? _service;

    public TinyModel Model { get; } = new();

    public async Task InitializeAsync() => _service = await ServiceUnderTest.StartAsync(
        builder => builder.AddTokenization(),
        app => app.MapTokenization(),
        ("Tokenization:Model", Model.Folder));

    public async Task DisposeAsync()
    {
        await _service!.DisposeAsync();
        Model.Dispose();
    }

    internal Task<HttpAnswer> PostAsync(string path, object body) =>
        _service!.PostAsync(path, body, ScopeNames.Generate);

    internal Task<HttpAnswer> PostTextAsync(string path, string body, params string[] scopes) =>
        _service!.PostTextAsync(path, body, scopes);
}
