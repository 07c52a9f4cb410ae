using Microsoft.AspNetCore.Http;
using Whence.Generations.Requests.Reading;
using Whence.Hosting.Problems;

namespace Whence.Generations.Requests;

/// <summary>Fields that a request cannot do without.</summary>
internal static class Required
{
    public static FieldValue Field(Fields fields, string name) =>
        fields.Find(name) ?? throw Missing(fields.Path(name));

    public static ApiException Missing(string path) => new(
        StatusCodes.Status400BadRequest, "missing_parameter", $"The field '{path}' is missing; add it.", path);
}
