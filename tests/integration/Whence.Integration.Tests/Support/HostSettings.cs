namespace Whence.Integration.Tests.Support;

/// <summary>What each service has to be told, as in production: by variables.</summary>
internal sealed record HostSettings
{
    public required Uri Broker { get; init; }

    /// <summary>Gets the broker's management API, with user and password.</summary>
    public required Uri Management { get; init; }

    public required string Database { get; init; }

    public required string Secret { get; init; }

    public required string Model { get; init; }

    public required string KeyFile { get; init; }

    /// <summary>Gets the addresses of each service's instances.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<Uri>> Addresses { get; init; }

    /// <summary>Returns the settings of a service.</summary>
    public Dictionary<string, string> Of(string service)
    {
        var settings = new Dictionary<string, string>
        {
            ["Identity:Secret"] = Secret,
            ["Shutdown:DrainSeconds"] = "1",
        };
        if (service is not "gateway")
        {
            settings["Bus:Transport"] = "RabbitMq";
            settings["Bus:Address"] = Broker.ToString();
            settings["Bus:Management"] = Management.ToString();
        }

        foreach (var (key, value) in Storage(service).Concat(Models(service)).Concat(Neighbours(service)))
        {
            settings[key] = value;
        }

        return settings;
    }

    /// <summary>Returns the variable of a key of the configuration.</summary>
    public static string VariableOf(string key) => "WHENCE__" + key.Replace(":", "__", StringComparison.Ordinal);

    private IEnumerable<(string Key, string Value)> Storage(string service)
    {
        if (service is "generations" or "decoding" or "attribution" or "audit")
        {
            yield return ("Database:ConnectionString", Database);
        }

        if (service is "generations")
        {
            yield return ("Generations:Storage:Kind", "Postgres");
            yield return ("Generations:Payloads:Kind", "Postgres");
        }
        else if (service is "decoding" or "attribution" or "audit")
        {
            yield return ($"{Title(service)}:Storage:Kind", "Postgres");
        }
    }

    private IEnumerable<(string Key, string Value)> Models(string service)
    {
        if (service is "generations" or "tokenization" or "decoding" or "attribution")
        {
            yield return ($"{Title(service)}:Model", Model);
        }
    }

    private IEnumerable<(string Key, string Value)> Neighbours(string service)
    {
        if (service is "gateway")
        {
            yield return ("Gateway:Keys:Kind", "File");
            yield return ("Gateway:Keys:File", KeyFile);
            foreach (var (name, addresses) in Addresses.Where(pair => pair.Key != "gateway"))
            {
                yield return ($"Gateway:Services:{name}", string.Join(',', addresses));
            }
        }
        else if (service is "generations")
        {
            yield return ("Services:Attribution", Addresses["attribution"][0].ToString());
        }
        else if (service is "tokenization" or "decoding" or "attribution")
        {
            yield return ("Services:Generations", Addresses["generations"][0].ToString());
            yield return ("Services:Decoding", Addresses["decoding"][0].ToString());
        }
    }

    private static string Title(string service) => char.ToUpperInvariant(service[0]) + service[1..];
}
