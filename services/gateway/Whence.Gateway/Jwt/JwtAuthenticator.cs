using Microsoft.Extensions.Options;
using Whence.Gateway.Access;
using Whence.Gateway.ApiKeys;

namespace Whence.Gateway.Jwt;

/// <summary>
/// Says whom a signed token speaks for. 1. The header asks for nothing unusual. 2. Its key id is one of the configured
/// issuer's. 3. The key, not the header, says how to check the signature. 4. Issuer, audience and times fit.
/// </summary>
internal sealed class JwtAuthenticator(
    IssuerKeys keys, KeyDefaults defaults, IOptions<GatewayOptions> options, TimeProvider time)
{
    private const int TokensMax = 10_000;
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(60);

    private readonly ExpiringMap<string, KnownCaller> _known = new(TokensMax, time);

    public bool IsOn => options.Value.Jwt.Issuer.Length > 0;

    public async ValueTask<Verdict> AuthenticateAsync(string token)
    {
        if (_known.TryGet(token, out var caller))
        {
            return Verdict.Known(caller);
        }

        try
        {
            return Verdict.Known(await ProveAsync(token));
        }
        catch (JwtProblem problem)
        {
            return Verdict.Refused(Refusals.InvalidToken(problem.Message));
        }
    }

    private async Task<KnownCaller> ProveAsync(string token)
    {
        using var parts = JwtParts.Of(token);
        if (parts.Algorithm is not ("RS256" or "ES256"))
        {
            throw new JwtProblem("The token's algorithm is not accepted; RS256 and ES256 are.");
        }

        var key = await keys.FindAsync(parts.KeyId)
            ?? throw new JwtProblem("The token is signed with a key that its issuer does not publish.");
        if (key.Algorithm != parts.Algorithm || !key.Verify(parts.Signed, parts.Signature))
        {
            throw new JwtProblem("The token's signature is wrong.");
        }

        var now = time.GetUtcNow();
        var until = JwtClaims.Check(parts.Claims, options.Value.Jwt, now);
        var caller = new KnownCaller(JwtClaims.Identity(parts.Claims, options.Value.Jwt, defaults));
        _known.Set(token, caller, until - now < Remembered ? until - now : Remembered);
        return caller;
    }
}
