using Microsoft.Extensions.Options;
using Whence.Engine.Configuration;
using Whence.Models;
using Whence.Text;

namespace Whence.Attribution;

/// <summary>Finds at start whether the model can be used, and says in a sentence why not.</summary>
internal sealed class ModelFolderCheck : IValidateOptions<AttributionOptions>
{
    public ValidateOptionsResult Validate(string? name, AttributionOptions options)
    {
        try
        {
            _ = ModelPackage.Open(options.Model);
            return ValidateOptionsResult.Success;
        }
        catch (Exception exception)
            when (exception is ModelException or ConfigException or VocabularyException or IOException)
        {
            return ValidateOptionsResult.Fail($"{AttributionOptions.Section}:Model: {exception.Message}");
        }
    }
}
