using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Whence.Attribution.Versions;
using Whence.Contracts.Documents;
using Whence.Hosting.Identity;
using Whence.Hosting.Problems;

namespace Whence.Attribution.SafeSets;

/// <summary><c>/v1/safe-sets</c>.</summary>
internal sealed class SafeSetEndpoints(
    IVersionedTexts texts,
    SafeSetChecks checks,
    FittedSafeSets fitted,
    AttributionModel model,
    IOptions<AttributionOptions> options)
{
    private const VersionedKind Kind = VersionedKind.SafeSet;

    public async Task<Ok<SafeSetPage>> ListAsync(HttpContext context)
    {
        var tenant = context.Caller().Tenant;
        var all = await texts.ListAsync(Kind, tenant, context.RequestAborted);
        return TypedResults.Ok(new SafeSetPage(
            "list", [.. all.Select(text => SafeSetResource.Of(StoredSafeSet.Of(tenant, text), withPrompts: false))]));
    }

    public async Task<Ok<SafeSetResource>> GetAsync(HttpContext context, string name, int? version) =>
        TypedResults.Ok(SafeSetResource.Of(await FindAsync(context, name, version), withPrompts: true));

    /// <summary>Adds a version, unless the latest one says the same.</summary>
    public async Task<Results<Created<SafeSetResource>, Ok<SafeSetResource>>> PutAsync(
        HttpContext context, string name, SafeSetRequest request)
    {
        SafeSetChecks.CheckName(name);
        var tenant = context.Caller().Tenant;
        var content = Encoding.UTF8.GetString(DocumentJson.Write(checks.Check(request)));
        var limits = options.Value.VersionLimits;
        var put = await texts.PutAsync(Kind, tenant, name, _ => content, limits, CancellationToken.None);
        var text = put.Text ?? throw limits.Refusal();
        return put.IsNew
            ? TypedResults.Created($"/v1/safe-sets/{text.Name}/versions/{text.Version}", Resource(tenant, text))
            : TypedResults.Ok(Resource(tenant, text));
    }

    /// <summary>Holds a prompt against a set.</summary>
    public async Task<Ok<SafeSetReadingDocument>> CheckAsync(
        HttpContext context, string name, SafeSetCheckRequest request)
    {
        checks.CheckLength(request.Prompt, "prompt");
        var stored = await FindAsync(context, name, request.Version);
        var (set, reading) = await fitted.CheckAsync(stored, request.Prompt, context.RequestAborted);
        return TypedResults.Ok(SafeSetReadingDocument.Of(stored, set, reading, model));
    }

    private static SafeSetResource Resource(string tenant, VersionedText text) =>
        SafeSetResource.Of(StoredSafeSet.Of(tenant, text), withPrompts: true);

    private async Task<StoredSafeSet> FindAsync(HttpContext context, string name, int? version)
    {
        SafeSetChecks.CheckName(name);
        var tenant = context.Caller().Tenant;
        return await texts.FindAsync(Kind, tenant, name, version, context.RequestAborted) is { } found
            ? StoredSafeSet.Of(tenant, found)
            : throw new ApiException(
                StatusCodes.Status404NotFound,
                "safe_set_not_found",
                "There is no such safe set; list yours with GET /v1/safe-sets.",
                "name");
    }
}
