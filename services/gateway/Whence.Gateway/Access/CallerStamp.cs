using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Whence.Hosting.Identity;

namespace Whence.Gateway.Access;

/// <summary>Replaces the credential by the proved caller, so that no service ever sees a key.</summary>
internal sealed class CallerStamp(IOptions<IdentityOptions> identity, TimeProvider time)
{
    public void Put(HttpContext context, KnownCaller caller)
    {
        var headers = context.Request.Headers;
        headers.Remove("Authorization");
        headers.Remove("x-api-key");
        headers[IdentityToken.HeaderName] = caller.Header(identity.Value.Secret, time.GetUtcNow());
        context.SetCaller(caller.Identity);
    }
}
