namespace Whence.Cli.Terminal;

/// <summary>Says options by the names that the command line gives them.</summary>
internal static class OptionNames
{
    private static readonly (string Engine, string Command)[] Names =
    [
        ("max_new_tokens is", "--tokens is"),
        ("steps is", "--steps is"),
        ("temperature is", "--temperature is"),
        ("top_p is", "--top-p is"),
        ("repetition_penalty is", "--repetition-penalty is"),
        ("cfg_scale is", "--guidance is"),
    ];

    /// <summary>Rewrites an error of the engine.</summary>
    public static string Translate(string message)
    {
        var name = Names.FirstOrDefault(candidate => message.StartsWith(candidate.Engine, StringComparison.Ordinal));
        return name.Engine is null ? message : name.Command + message[name.Engine.Length..];
    }
}
