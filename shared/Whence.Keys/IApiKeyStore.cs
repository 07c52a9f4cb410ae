namespace Whence.Keys;

/// <summary>Keeps what is known of keys.</summary>
public interface IApiKeyStore
{
    /// <summary>Returns a key, or null.</summary>
    Task<ApiKeyRecord?> FindAsync(string id, CancellationToken cancellation);

    /// <summary>Returns all keys, or those of one tenant, the oldest first.</summary>
    Task<IReadOnlyList<ApiKeyRecord>> ListAsync(string? tenant, CancellationToken cancellation);

    /// <summary>Adds a key.</summary>
    /// <exception cref="KeyException">There is one of that id.</exception>
    Task AddAsync(ApiKeyRecord key, CancellationToken cancellation);

    /// <summary>Revokes a key for ever; revoking it twice keeps the first moment.</summary>
    /// <returns>Whether there is such a key.</returns>
    Task<bool> RevokeAsync(string id, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>Notes when keys were last used; earlier moments than the noted ones and unknown keys are passed over.
    /// </summary>
    Task TouchAsync(IReadOnlyDictionary<string, DateTimeOffset> lastUsed, CancellationToken cancellation);
}
