namespace Whence.Safetensors;

/// <summary>Reports a model file that cannot be used, in one sentence that says what to do.</summary>
public sealed class SafetensorsException : Exception
{
    internal const string ExportAgain = "download or export the file again";

    internal SafetensorsException(
        SafetensorsError kind,
        string file,
        string? tensor,
        string problem,
        string advice = ExportAgain,
        Exception? inner = null)
        : base(Sentence(file, tensor, problem, advice), inner)
    {
        Kind = kind;
        File = file;
        Tensor = tensor;
    }

    /// <summary>Gets what is wrong.</summary>
    public SafetensorsError Kind { get; }

    /// <summary>Gets the file that is wrong, as it was opened.</summary>
    public string File { get; }

    /// <summary>Gets the tensor that is wrong, or null when the whole file is.</summary>
    public string? Tensor { get; }

    private static string Sentence(string file, string? tensor, string problem, string advice)
    {
        var where = $"'{Printable.Text(file)}'" + (tensor is null ? "" : $", tensor '{Printable.Text(tensor)}'");
        return $"Cannot use {where}: {problem}; {advice}.";
    }
}
