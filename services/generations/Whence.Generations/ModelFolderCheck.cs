using Microsoft.Extensions.Options;
using Whence.Engine.Configuration;
using Whence.Models;
using Whence.Text;

namespace Whence.Generations;

/// <summary>Refuses to start without a model.</summary>
internal sealed class ModelFolderCheck : IValidateOptions<GenerationsOptions>
{
    public ValidateOptionsResult Validate(string? name, GenerationsOptions options)
    {
        try
        {
            _ = ModelPackage.Open(options.Model);
            return ValidateOptionsResult.Success;
        }
        catch (Exception exception)
            when (exception is ModelException or ConfigException or VocabularyException or IOException)
        {
            return ValidateOptionsResult.Fail($"{GenerationsOptions.Section}:Model: {exception.Message}");
        }
    }
}
