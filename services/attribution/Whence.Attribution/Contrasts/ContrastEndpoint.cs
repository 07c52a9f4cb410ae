using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Whence.Steering.Contrasts;

namespace Whence.Attribution.Contrasts;

/// <summary><c>POST /v1/concepts/contrast</c>: which concepts separate two sets of texts.</summary>
internal static class ContrastEndpoint
{
    private const int TopDefault = 20;
    private const int TopMax = 100;
    private const long SeedDefault = 1;

    public static Ok<ContrastDocument> Post(
        ContrastRequest request, Contrasting contrasting, AttributionModel model, CancellationToken cancellation)
    {
        RequestRules.CheckModel(request.Model, model.Package);
        var options = new ContrastOptions
        {
            Top = (int)RequestRules.Between(request.Top ?? TopDefault, 1, TopMax, "top"),
            Discovered = request.Discovered,
            Seed = Seed(request.Seed),
        };
        var result = contrasting.Compare(request.With, request.Without, "", options, cancellation);
        return TypedResults.Ok(ContrastDocument.Of(result, options.Seed, model));
    }

    public static ulong Seed(long? seed) =>
        (ulong)RequestRules.Between(seed ?? SeedDefault, 0, RequestRules.SeedMax, "seed");
}
