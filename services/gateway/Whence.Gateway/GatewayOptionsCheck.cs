using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Whence.Gateway.Proxy;

namespace Whence.Gateway;

/// <summary>Checks what annotations cannot say.</summary>
internal sealed class GatewayOptionsCheck(IConfiguration configuration) : IValidateOptions<GatewayOptions>
{
    private static readonly string[] Kinds = [KeyStoreOptions.None, KeyStoreOptions.InFile, KeyStoreOptions.InPostgres];

    public ValidateOptionsResult Validate(string? name, GatewayOptions options)
    {
        string[] mistakes =
        [
            .. Proxy(options), .. ServiceAddresses.Mistakes(options), .. Keys(options.Keys), .. Jwt(options.Jwt),
            .. Cors(options),
        ];
        return mistakes.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    // Hash cookies need System.IO.Hashing, which this build leaves out; they would fail at the first request.
    private IEnumerable<string> Proxy(GatewayOptions options)
    {
        if (options.SessionAffinity != "None")
        {
            yield return $"Gateway:SessionAffinity is '{options.SessionAffinity}' but may only be None: services " +
                "keep their state in the database, and hash cookies are left out of this build.";
        }

        if (configuration.GetSection("ReverseProxy").Exists())
        {
            yield return "The section ReverseProxy is not read: routes are part of the program, session affinity " +
                "(hash cookies above all) is not offered, and addresses go to Gateway:Services.";
        }
    }

    private static IEnumerable<string> Keys(KeyStoreOptions keys)
    {
        if (!Kinds.Contains(keys.Kind))
        {
            yield return $"Gateway:Keys:Kind is '{keys.Kind}'; choose from {string.Join(", ", Kinds)}.";
        }

        if (keys.Kind == KeyStoreOptions.InFile && keys.File.Length == 0)
        {
            yield return "Gateway:Keys:File is empty; name the file of keys.";
        }
    }

    private static IEnumerable<string> Jwt(JwtOptions jwt)
    {
        if (jwt.Issuer.Length == 0)
        {
            yield break;
        }

        if (jwt.Audience.Length == 0)
        {
            yield return "Gateway:Jwt:Audience is empty; tokens for others would be accepted.";
        }

        if (!Uri.TryCreate(jwt.KeysAddress, UriKind.Absolute, out var address)
            || !(address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback)))
        {
            yield return "Gateway:Jwt:KeysAddress must be an https address, or http on this machine.";
        }
    }

    private static IEnumerable<string> Cors(GatewayOptions options) => options.CorsOrigins
        .Where(origin => !Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            || uri.GetLeftPart(UriPartial.Authority) != origin)
        .Select(origin => $"Gateway:CorsOrigins has '{origin}'; write an origin like https://app.example.com.");
}
