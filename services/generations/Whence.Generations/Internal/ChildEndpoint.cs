using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Whence.Contracts.Children;
using Whence.Contracts.Documents;
using Whence.Contracts.Replays;
using Whence.Engine.Diffusion;
using Whence.Generations.Answers;
using Whence.Generations.Requests;
using Whence.Generations.Runs;
using Whence.Generations.Storage;
using Whence.Hosting.Http;
using Whence.Hosting.Problems;
using Whence.Recordings;

namespace Whence.Generations.Internal;

/// <summary><c>PUT /internal/generations/{parent}/children/{child}</c>: answers the request of a completed generation
/// with other settings. Asked again it says where the child stands.</summary>
internal sealed class ChildEndpoint(
    IGenerationStore store, GenerationContents contents, Acceptance acceptance, ModelInfo model)
{
    public async Task<JsonHttpResult<GenerationReference>> PutAsync(
        Guid parentId, Guid childId, ChildGeneration child, CancellationToken cancellation)
    {
        var record = await store.FindAsync(childId, cancellation)
            ?? await AcceptAsync(parentId, childId, child, cancellation);
        return record.Parent == parentId
            ? TypedResults.Json(References.Of(record), ApiJson.Options)
            : throw new ApiException(
                StatusCodes.Status409Conflict, "generation_exists", "That id is of a generation of its own.");
    }

    private async Task<GenerationRecord> AcceptAsync(
        Guid parentId, Guid childId, ChildGeneration child, CancellationToken cancellation)
    {
        var parent = await store.FindAsync(parentId, cancellation);
        if (parent is not { State: GenerationState.Completed })
        {
            throw new ApiException(
                StatusCodes.Status404NotFound, "generation_not_found", "There is no such completed generation.");
        }

        var request = await contents.DocumentAsync<RequestDocument>(parent.Id, parent.Request, cancellation);
        var prompt = await contents.DocumentAsync<TokensDocument>(parent.Id, parent.Tokens!, cancellation);
        Check(request with { Settings = child.Settings }, prompt);
        return await acceptance.AcceptChildAsync(parent, childId, request, child, cancellation);
    }

    private void Check(RequestDocument request, TokensDocument prompt)
    {
        try
        {
            RequestChecks.Check(RecordedRequests.Of(request, prompt), model.Config);
        }
        catch (GenerationException refused)
        {
            throw new ApiException(
                StatusCodes.Status422UnprocessableEntity, "invalid_value", refused.Message, refused.Parameter);
        }
    }
}
