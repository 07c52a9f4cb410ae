namespace Whence.Attribution.Counterfactuals;

/// <summary>The answer that a counterfactual generates anew does not come, whatever is tried again.</summary>
internal sealed class ChildGenerationException(string code, string message) : Exception(message)
{
    /// <summary>Gets the code of the API.</summary>
    public string Code { get; } = code;
}
