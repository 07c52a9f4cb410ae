using Microsoft.AspNetCore.Http;
using Whence.Generations.Requests;
using Whence.Hosting.Http;

namespace Whence.Generations.OpenAi.Models;

/// <summary>Lists the model.</summary>
internal sealed class ModelEndpoints(ModelInfo model)
{
    private readonly ModelResource _resource = Describe(model);

    public IResult List() => TypedResults.Json(new ModelList("list", [_resource]), ApiJson.Options);

    public IResult Show(string id)
    {
        ModelReading.Check(id, model, "model");
        return TypedResults.Json(_resource, ApiJson.Options);
    }

    private static ModelResource Describe(ModelInfo model) => new()
    {
        Id = model.Name,
        Created = model.CreatedAt.ToUnixTimeSeconds(),
        Whence = new ModelExtension(
            model.WeightsDigest,
            model.Config.ContextLength,
            model.Config.BlockLength,
            model.Config.VocabularySize,
            new ConceptCounts(model.Config.Concepts.Known, model.Config.Concepts.Discovered),
            Capabilities(model)),
    };

    private static List<string> Capabilities(ModelInfo model)
    {
        List<string> capabilities = ["completion", "chat", "steering", "concept_attribution"];
        if (model.Config.Concepts.HasDiscovered)
        {
            capabilities.Add("interventions");
        }

        return capabilities;
    }
}
