using Microsoft.AspNetCore.Http;
using Whence.Generations.Requests.Reading;
using Whence.Hosting.Problems;

namespace Whence.Generations.Requests;

/// <summary>Reads <c>model</c>: there is one.</summary>
internal static class ModelReading
{
    public static void Check(FieldValue? value, ModelInfo model)
    {
        if (value is not null)
        {
            Check(value.Text(), model, value.Path);
        }
    }

    public static void Check(string name, ModelInfo model, string? parameter)
    {
        if (name != model.Name)
        {
            throw new ApiException(
                StatusCodes.Status404NotFound,
                "model_not_found",
                $"There is no such model here; use {model.Name}.",
                parameter);
        }
    }
}
