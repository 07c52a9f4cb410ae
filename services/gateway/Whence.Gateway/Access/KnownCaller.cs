using Whence.Hosting.Identity;

namespace Whence.Gateway.Access;

/// <summary>A caller that was proved, and the header that tells services so.</summary>
internal sealed class KnownCaller(CallerIdentity identity)
{
    // Half of a token's life is left for the request to reach the service.
    private static readonly TimeSpan Reuse = IdentityToken.Lifetime / 2;

    private SignedHeader? _header;

    public CallerIdentity Identity => identity;

    /// <summary>Returns the signed header; signing once for many requests keeps it off the hot path.</summary>
    public string Header(string secret, DateTimeOffset now)
    {
        var header = Volatile.Read(ref _header);
        if (header is null || header.SignedAt > now || now - header.SignedAt > Reuse)
        {
            header = new SignedHeader(IdentityToken.Sign(identity, secret, now), now);
            Volatile.Write(ref _header, header);
        }

        return header.Value;
    }

    private sealed record SignedHeader(string Value, DateTimeOffset SignedAt);
}
