namespace Whence.Gateway.ApiKeys;

/// <summary>Keys cannot be read now.</summary>
internal sealed class KeyStoreAwayException(Exception cause) : Exception("Keys cannot be read.", cause);
