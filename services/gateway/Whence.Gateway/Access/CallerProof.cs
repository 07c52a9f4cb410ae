using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Whence.Gateway.ApiKeys;
using Whence.Gateway.Jwt;
using Whence.Keys;

namespace Whence.Gateway.Access;

/// <summary>Finds out who asks: by key, by token, or by being at this machine where neither is configured.</summary>
internal sealed class CallerProof(
    KeyAuthenticator keys,
    JwtAuthenticator tokens,
    LocalCaller local,
    IOptions<GatewayOptions> options)
{
    private readonly bool _isOpen = options.Value.Keys.Kind == KeyStoreOptions.None && !tokens.IsOn;

    public async ValueTask<Verdict> ProveAsync(HttpContext context)
    {
        if (_isOpen)
        {
            return local.Authenticate(context);
        }

        var credential = Credential.Of(context.Request);
        if (credential.Refusal is { } refusal)
        {
            return Verdict.Refused(refusal);
        }

        // What looks like a key is one; a token cannot be mistaken for it.
        return tokens.IsOn && !credential.Text!.StartsWith(ApiKey.Prefix, StringComparison.Ordinal)
            ? await tokens.AuthenticateAsync(credential.Text)
            : await ProveKeyAsync(credential.Text!, context);
    }

    private async ValueTask<Verdict> ProveKeyAsync(string key, HttpContext context)
    {
        try
        {
            return await keys.AuthenticateAsync(key, context.Connection.RemoteIpAddress?.ToString() ?? "");
        }
        catch (KeyStoreAwayException)
        {
            return Verdict.Refused(Refusals.KeysAway);
        }
    }
}
