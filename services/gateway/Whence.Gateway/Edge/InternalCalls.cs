using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Whence.Hosting.Identity;

namespace Whence.Gateway.Edge;

/// <summary>
/// Recognises what modules of one process ask of each other over loopback: a path under /internal with a signed
/// identity of the scope that no key can have. The gateway proper has no such paths and recognises none.
/// </summary>
/// <param name="isOneProcess">Whether the modules are in this process.</param>
internal sealed class InternalCalls(bool isOneProcess, IOptions<IdentityOptions> identity, TimeProvider time)
{
    private const string Folder = "/internal/";

    public bool Has(HttpContext context) =>
        isOneProcess
        && context.Request.Path.Value!.StartsWith(Folder, StringComparison.Ordinal)
        && context.Request.Headers[IdentityToken.HeaderName] is [{ } token]
        && IdentityToken.Verify(token, identity.Value.Secret, time.GetUtcNow())?.May(ScopeNames.Internal) == true;
}
