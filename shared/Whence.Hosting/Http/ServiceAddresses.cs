namespace Whence.Hosting.Http;

/// <summary>Where the services are: the section <c>Services</c>. The defaults are those of development.</summary>
public sealed class ServiceAddresses
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Services";

    /// <summary>Gets or sets where generations is.</summary>
    public Uri Generations { get; set; } = new("http://127.0.0.1:8081");

    /// <summary>Gets or sets where tokenization is.</summary>
    public Uri Tokenization { get; set; } = new("http://127.0.0.1:8082");

    /// <summary>Gets or sets where decoding is.</summary>
    public Uri Decoding { get; set; } = new("http://127.0.0.1:8083");

    /// <summary>Gets or sets where attribution is.</summary>
    public Uri Attribution { get; set; } = new("http://127.0.0.1:8084");

    /// <summary>Gets or sets where audit is.</summary>
    public Uri Audit { get; set; } = new("http://127.0.0.1:8085");

    /// <summary>Returns where a service is.</summary>
    public Uri Of(string service) => service switch
    {
        "generations" => Generations,
        "tokenization" => Tokenization,
        "decoding" => Decoding,
        "attribution" => Attribution,
        "audit" => Audit,
        _ => throw new ArgumentException($"\"{service}\" is no service; see {nameof(ServiceAddresses)}."),
    };
}
