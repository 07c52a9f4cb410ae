using System.Net;
using Microsoft.AspNetCore.Http;
using Whence.Gateway.ApiKeys;
using Whence.Hosting.Identity;

namespace Whence.Gateway.Access;

/// <summary>Who asks where no keys are configured: whoever sits at this machine.</summary>
internal sealed class LocalCaller(KeyDefaults defaults)
{
    public const string Tenant = "local";

    private readonly KnownCaller _caller =
        new(new CallerIdentity(Tenant, "local", ScopeNames.Grantable, defaults.Apply(null)));

    // The name in Host is checked because a page of another site may have its own name point at this machine.
    public Verdict Authenticate(HttpContext context) =>
        IsHere(context.Connection.LocalIpAddress) && IsHere(context.Connection.RemoteIpAddress)
        && IsLocalName(context.Request.Host.Host)
            ? Verdict.Known(_caller)
            : Verdict.Refused(Refusals.NotLocal);

    public static bool IsLocalName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool IsHere(IPAddress? address) => address is not null && IPAddress.IsLoopback(address);
}
