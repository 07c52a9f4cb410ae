using Whence.Engine.Configuration;
using Whence.Models.Concepts;
using Whence.Safetensors;
using Whence.Text;

namespace Whence.Models;

/// <summary>Everything in a model folder but the weights: configuration, tokenizer, concept names, stop tokens.
/// </summary>
public sealed class ModelPackage
{
    private ModelPackage(string folder)
    {
        (Folder, Name) = (folder, ModelFolder.Name(folder));
        Config = ConfigReader.ReadFolder(folder);
        Tokenizer = Tokenizer.Open(folder);
        TokenizerChecks.Check(Tokenizer, Config, folder);
        Catalogue = ConceptCatalogue.Read(folder, Config.Concepts.Known);
        StopTokens = GenerationDefaults.Read(folder, Config.VocabularySize).StopTokens;
    }

    /// <summary>Gets the full path of the folder.</summary>
    public string Folder { get; }

    /// <summary>Gets what the model is called: the name of its folder.</summary>
    public string Name { get; }

    /// <summary>Gets the configuration.</summary>
    public ModelConfig Config { get; }

    /// <summary>Gets the tokenizer.</summary>
    public Tokenizer Tokenizer { get; }

    /// <summary>Gets the names of the concepts.</summary>
    public ConceptCatalogue Catalogue { get; }

    /// <summary>Gets the tokens at which an answer ends.</summary>
    public IReadOnlyList<int> StopTokens { get; }

    /// <summary>Opens a model folder, or the model that comes with the program.</summary>
    /// <exception cref="ModelException">The folder is missing or its files do not belong together.</exception>
    public static ModelPackage Open(string? folder) => new(ModelFolder.Resolve(folder));

    /// <summary>Returns in a sentence why a model folder cannot be used, or null when it can.</summary>
    public static string? WhyNot(string? folder)
    {
        try
        {
            _ = Open(folder);
            return null;
        }
        catch (Exception exception)
            when (exception is ModelException or ConfigException or VocabularyException or IOException)
        {
            return exception.Message;
        }
    }

    /// <summary>Returns the SHA-256 of the weights, in hexadecimal digits; it reads all of them.</summary>
    public string WeightsDigest()
    {
        using var store = TensorStore.Open(Folder);
        return store.Sha256();
    }
}
