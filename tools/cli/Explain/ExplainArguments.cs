using System.CommandLine;
using Whence.Cli.Terminal;
using Whence.Engine.Attribution;

namespace Whence.Cli.Explain;

/// <summary>The options of whence explain.</summary>
internal static class ExplainArguments
{
    public static readonly Option<string> Method = StandardOptions.OneOf([.. MethodNames.Methods.Keys], new("--method")
    {
        Description = "How: ig and gradient follow gradients, itp masks one unit at a time, hipe masks spans and " +
            "halves those that matter, ablation fits a sparse model to random masks, shapley is exact for few units.",
        DefaultValueFactory = _ => "hipe",
    });

    public static readonly Option<string> Target = new("--target")
    {
        HelpName = "answer|chunk:N|token:N",
        Description = "The part of the answer that is explained, counted from 0.",
        DefaultValueFactory = _ => "answer",
    };

    public static readonly Option<string> Unit = StandardOptions.OneOf([.. MethodNames.Units.Keys], new("--unit")
    {
        Description = "What the prompt is cut into; messages need --system.",
        DefaultValueFactory = _ => "word",
    });

    public static readonly Option<string[]> Span = new("--span")
    {
        HelpName = "A:B",
        Description = "Use these characters of the prompt as a unit instead, from A to before B; give one for each.",
    };

    public static readonly Option<string> Scale = StandardOptions.OneOf([.. MethodNames.Scales.Keys], new("--scale")
    {
        Description = "Measure the target in log-probabilities, or in logits.",
        DefaultValueFactory = _ => MethodNames.Of(TargetScale.LogProbability),
    });

    public static readonly Option<int?> Budget = new("--budget")
    {
        HelpName = "N",
        Description = "Evaluations of the model for each snapshot that the method may use; without it, its own choice.",
    };

    public static readonly Option<string?> System = new("--system")
    {
        HelpName = "TEXT",
        Description = "Put a system message before the prompt, and lay both out as a chat.",
    };

    public static readonly Option<bool> Compare = new("--compare")
    {
        Description = "Ask all other methods too, and show how far they agree.",
    };
}
