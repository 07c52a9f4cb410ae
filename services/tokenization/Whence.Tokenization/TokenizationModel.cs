using Whence.Models;
using Whence.Models.Prompts;
using Whence.Text;

namespace Whence.Tokenization;

/// <summary>The vocabulary of the model that is served.</summary>
internal sealed class TokenizationModel(ModelPackage package)
{
    public string Name => package.Name;

    public int ContextLength => package.Config.ContextLength;

    public Tokenizer Tokenizer => package.Tokenizer;

    public PromptEncoder Prompts { get; } = new(package.Tokenizer, package.Config);
}
