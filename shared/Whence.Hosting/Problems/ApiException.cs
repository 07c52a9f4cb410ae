namespace Whence.Hosting.Problems;

/// <summary>A request that is answered with an error; the message says what to do.</summary>
public sealed class ApiException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="ApiException"/> class.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">The stable code, for example <c>model_not_found</c>.</param>
    /// <param name="detail">One sentence that names the wrong value and says what to do.</param>
    /// <param name="parameter">The field, for example <c>steering.concepts[0].strength</c>, or null.</param>
    public ApiException(int status, string code, string detail, string? parameter = null)
        : base(detail)
    {
        (Status, Code, Parameter) = (status, code, parameter);
    }

    /// <summary>Gets the HTTP status.</summary>
    public int Status { get; }

    /// <summary>Gets the stable code.</summary>
    public string Code { get; }

    /// <summary>Gets the field, or null.</summary>
    public string? Parameter { get; }

    /// <summary>Gets after how many seconds another attempt is worth it, or null.</summary>
    public int? RetryAfterSeconds { get; init; }
}
