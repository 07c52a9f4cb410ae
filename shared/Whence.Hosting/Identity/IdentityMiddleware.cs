using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Whence.Hosting.Identity;

/// <summary>Believes the identity header when its signature is right, and nothing else.</summary>
internal sealed class IdentityMiddleware(RequestDelegate next, IOptions<IdentityOptions> options, TimeProvider time)
{
    public Task InvokeAsync(HttpContext context)
    {
        var token = context.Request.Headers[IdentityToken.HeaderName];
        if (token.Count == 1
            && IdentityToken.Verify(token[0], options.Value.Secret, time.GetUtcNow()) is { } caller)
        {
            context.SetCaller(caller);
        }

        return next(context);
    }
}
