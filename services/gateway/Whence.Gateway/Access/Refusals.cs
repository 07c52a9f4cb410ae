using Whence.Hosting.Problems;

namespace Whence.Gateway.Access;

/// <summary>Every way in which the gateway says no.</summary>
internal static class Refusals
{
    public static Problem NotFound { get; } =
        new(404, "not_found", "There is nothing at this path; /openapi/v1.json lists what there is.");

    public static Problem MethodNotAllowed { get; } =
        new(405, "method_not_allowed", "This path does not know this method; the header Allow names those it knows.");

    public static Problem TwoLengths { get; } =
        new(400, "ambiguous_length", "The body has a Content-Length and a Transfer-Encoding; send one of them.");

    public static Problem NoCredential { get; } =
        new(401, "missing_api_key", "Send an API key as Authorization: Bearer whk_... or as x-api-key.");

    public static Problem TwoCredentials { get; } =
        new(401, "two_credentials", "The request names two callers; send one key or token, in one header.");

    public static Problem KeyInQuery { get; } = new(
        401,
        "key_in_query",
        "A key in an address ends up in logs; revoke it, and send a new one as Authorization: Bearer.");

    public static Problem UnknownScheme { get; } =
        new(401, "unsupported_scheme", "Authorization knows the scheme Bearer alone; send Bearer whk_...");

    public static Problem MistypedKey { get; } =
        new(401, "invalid_api_key", "The key is mistyped or cut short: its check characters do not fit.");

    public static Problem WrongKey { get; } = new(401, "invalid_api_key", "There is no such key.");

    public static Problem EndedKey { get; } =
        new(401, "invalid_api_key", "The key was revoked or has expired; ask for a new one.");

    public static Problem KeysAway { get; } =
        new(503, "keys_unavailable", "Keys cannot be checked now; try again.", null, 1);

    public static Problem NotLocal { get; } = new(
        403, "not_local", "Without keys only this machine is served, at 127.0.0.1 or localhost; configure keys.");

    public static Problem LockedOut(int seconds) =>
        new(429, "too_many_failures", "Too many wrong secrets for this key; wait.", null, seconds);

    public static Problem InvalidToken(string detail) => new(401, "invalid_token", detail);

    public static Problem MissingScope(IReadOnlyList<string> scopes) => new(
        403,
        "insufficient_scope",
        $"This needs the scope {string.Join(" or ", scopes)}; use a key that has it.");

    public static Problem TooManyRequests(int limit, int seconds) =>
        new(429, "rate_limit_exceeded", $"The limit is {limit} requests a minute; wait.", null, seconds);

    public static Problem TooManyStreams(int limit) =>
        new(429, "too_many_streams", $"The limit is {limit} open streams; close one.", null, 1);

    public static Problem TooLarge(long limit) =>
        limit == 0
            ? new(413, "request_too_large", "This method takes no body; send none.")
            : new(413, "request_too_large", $"The body may have {limit} bytes; shorten it.");
}
