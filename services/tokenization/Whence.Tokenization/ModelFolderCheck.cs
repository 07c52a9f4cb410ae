using Microsoft.Extensions.Options;
using Whence.Models;

namespace Whence.Tokenization;

/// <summary>Finds at start whether the model can be used, and says in a sentence why not.</summary>
internal sealed class ModelFolderCheck : IValidateOptions<TokenizationOptions>
{
    public ValidateOptionsResult Validate(string? name, TokenizationOptions options) =>
        ModelPackage.WhyNot(options.Model) is { } reason
            ? ValidateOptionsResult.Fail($"{TokenizationOptions.Section}:Model: {reason}")
            : ValidateOptionsResult.Success;
}
