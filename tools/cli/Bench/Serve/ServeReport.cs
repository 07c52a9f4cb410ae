namespace Whence.Cli.Bench.Serve;

/// <summary>The answer of <c>whence bench serve --json</c>; what was not asked for is null.</summary>
/// <param name="Url">The platform.</param>
/// <param name="Tokens">New tokens of each generation.</param>
/// <param name="FirstText">From the request to the first text, beside the engine.</param>
/// <param name="Gateway">What the gateway adds.</param>
/// <param name="Messages">Messages of the broker.</param>
/// <param name="Crowd">Many at once.</param>
internal sealed record ServeReport(
    string Url,
    int Tokens,
    ServePairs? FirstText,
    ServeGatewayReport? Gateway,
    ServeMessagesReport? Messages,
    ServeCrowdReport? Crowd);
