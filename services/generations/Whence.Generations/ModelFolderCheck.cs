using Microsoft.Extensions.Options;
using Whence.Models;

namespace Whence.Generations;

/// <summary>Finds at start whether the model can be used, and says in a sentence why not.</summary>
internal sealed class ModelFolderCheck : IValidateOptions<GenerationsOptions>
{
    public ValidateOptionsResult Validate(string? name, GenerationsOptions options) =>
        ModelPackage.WhyNot(options.Model) is { } reason
            ? ValidateOptionsResult.Fail($"{GenerationsOptions.Section}:Model: {reason}")
            : ValidateOptionsResult.Success;
}
