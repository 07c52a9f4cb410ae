using Whence.Keys;

namespace Whence.Gateway.Storage;

/// <summary>The store of a process that is configured without keys.</summary>
internal sealed class NoKeys : IApiKeyStore
{
    private const string Advice = "No keys are configured; set Gateway:Keys:Kind to File or Postgres.";

    public Task<ApiKeyRecord?> FindAsync(string id, CancellationToken cancellation) =>
        Task.FromResult<ApiKeyRecord?>(null);

    public Task<IReadOnlyList<ApiKeyRecord>> ListAsync(string? tenant, CancellationToken cancellation) =>
        throw new KeyException(Advice);

    public Task AddAsync(ApiKeyRecord key, CancellationToken cancellation) => throw new KeyException(Advice);

    public Task<bool> RevokeAsync(string id, DateTimeOffset at, CancellationToken cancellation) =>
        throw new KeyException(Advice);

    public Task TouchAsync(IReadOnlyDictionary<string, DateTimeOffset> lastUsed, CancellationToken cancellation) =>
        Task.CompletedTask;
}
