namespace Whence.Gateway.Jwt;

/// <summary>A token proves nothing; the message says why.</summary>
internal sealed class JwtProblem(string message) : Exception(message);
