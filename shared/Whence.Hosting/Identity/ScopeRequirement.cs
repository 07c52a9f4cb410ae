using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Whence.Hosting.Problems;

namespace Whence.Hosting.Identity;

/// <summary>Asks for a scope before an endpoint reads its request.</summary>
public static class ScopeRequirement
{
    /// <summary>Answers 401 to nobody, and 403 <c>insufficient_scope</c> to a caller without the scope.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder endpoints, string scope)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        endpoints.Finally(endpoint =>
        {
            var next = endpoint.RequestDelegate;
            endpoint.Metadata.Add(new RequiredScope(scope));
            endpoint.RequestDelegate = next is null ? null : context => InvokeAsync(context, scope, next);
        });
        return endpoints;
    }

    private static Task InvokeAsync(HttpContext context, string scope, RequestDelegate next) =>
        context.Caller().May(scope)
            ? next(context)
            : throw new ApiException(
                StatusCodes.Status403Forbidden,
                "insufficient_scope",
                $"This needs the scope \"{scope}\"; create a key that has it.");
}
