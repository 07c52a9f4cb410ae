using Microsoft.Extensions.Options;
using Whence.Models;

namespace Whence.Attribution;

/// <summary>Finds at start whether the model can be used, and says in a sentence why not.</summary>
internal sealed class ModelFolderCheck : IValidateOptions<AttributionOptions>
{
    public ValidateOptionsResult Validate(string? name, AttributionOptions options) =>
        ModelPackage.WhyNot(options.Model) is { } reason
            ? ValidateOptionsResult.Fail($"{AttributionOptions.Section}:Model: {reason}")
            : ValidateOptionsResult.Success;
}
