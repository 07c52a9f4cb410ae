using Microsoft.Extensions.Options;

namespace Whence.Hosting.Identity;

/// <summary>Signs requests from one service to another.</summary>
internal sealed class InternalIdentityHandler(
    ServiceName service, IOptions<IdentityOptions> options, TimeProvider time) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var caller = new CallerIdentity("-", $"service:{service.Value}", [ScopeNames.Internal], new TenantLimits());
        request.Headers.Remove(IdentityToken.HeaderName);
        request.Headers.Add(
            IdentityToken.HeaderName, IdentityToken.Sign(caller, options.Value.Secret, time.GetUtcNow()));
        return base.SendAsync(request, cancellationToken);
    }
}
