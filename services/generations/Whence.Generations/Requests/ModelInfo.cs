using Whence.Engine.Configuration;
using Whence.Models;
using Whence.Models.Prompts;
using Whence.Models.Steering;

namespace Whence.Generations.Requests;

/// <summary>What this service knows of the model without loading its weights.</summary>
internal sealed class ModelInfo
{
    public ModelInfo(ModelPackage package)
    {
        Package = package;
        Encoder = new PromptEncoder(package.Tokenizer, package.Config);
        Strength = SteeringStrength.For(package.Config);
        WeightsDigest = package.WeightsDigest();
        CreatedAt = File.GetLastWriteTimeUtc(Path.Combine(package.Folder, ConfigReader.FileName));
    }

    public ModelPackage Package { get; }

    public string Name => Package.Name;

    public ModelConfig Config => Package.Config;

    /// <summary>Gets what turns prompts into ids, to refuse them before they are accepted.</summary>
    public PromptEncoder Encoder { get; }

    public SteeringStrength Strength { get; }

    /// <summary>Gets the SHA-256 of the weights in hexadecimal digits.</summary>
    public string WeightsDigest { get; }

    /// <summary>Gets when the model was put there.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>Gets the most tokens that one answer can have: whole blocks of the context.</summary>
    public int NewTokensMax => Config.ContextLength / Config.BlockLength * Config.BlockLength;
}
