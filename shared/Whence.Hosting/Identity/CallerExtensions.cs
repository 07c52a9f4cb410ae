using Microsoft.AspNetCore.Http;
using Whence.Hosting.Problems;

namespace Whence.Hosting.Identity;

/// <summary>Reads and sets who asks.</summary>
public static class CallerExtensions
{
    /// <summary>Returns who asks.</summary>
    /// <exception cref="ApiException">Nobody is known: 401.</exception>
    public static CallerIdentity Caller(this HttpContext context) => context.FindCaller() ?? throw new ApiException(
        StatusCodes.Status401Unauthorized, "unauthenticated", "The request names no caller; send an API key.");

    /// <summary>Returns who asks, or null.</summary>
    public static CallerIdentity? FindCaller(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<CallerIdentity>();
    }

    /// <summary>Says who asks, once it is proved.</summary>
    public static void SetCaller(this HttpContext context, CallerIdentity caller)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Features.Set(caller);
    }
}
