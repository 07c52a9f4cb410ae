using Microsoft.Extensions.Options;
using Whence.Engine.Configuration;
using Whence.Models;
using Whence.Text;

namespace Whence.Tokenization;

/// <summary>Finds at start whether the model can be used, and says in a sentence why not.</summary>
internal sealed class ModelFolderCheck : IValidateOptions<TokenizationOptions>
{
    public ValidateOptionsResult Validate(string? name, TokenizationOptions options)
    {
        try
        {
            _ = ModelPackage.Open(options.Model);
            return ValidateOptionsResult.Success;
        }
        catch (Exception exception)
            when (exception is ModelException or ConfigException or VocabularyException or IOException)
        {
            return ValidateOptionsResult.Fail($"{TokenizationOptions.Section}:Model: {exception.Message}");
        }
    }
}
