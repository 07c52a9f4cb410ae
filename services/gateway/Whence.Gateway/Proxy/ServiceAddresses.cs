using Whence.Gateway.Routes;

namespace Whence.Gateway.Proxy;

/// <summary>Reads where services are.</summary>
internal static class ServiceAddresses
{
    /// <summary>Returns the addresses of a service; without any, that of development.</summary>
    public static IReadOnlyList<Uri> Of(GatewayOptions options, string service)
    {
        var text = options.Services.GetValueOrDefault(service) is { Length: > 0 } given ? given : Development(service);
        return [.. Split(text).Where(IsAddress).Select(address => new Uri(address))];
    }

    /// <summary>Returns what is wrong with the addresses, in sentences.</summary>
    public static IEnumerable<string> Mistakes(GatewayOptions options) =>
        from service in options.Services
        from mistake in PublicRoutes.Services.Contains(service.Key)
            ? Split(service.Value)
                .Where(text => !IsAddress(text))
                .Select(text => $"Gateway:Services:{service.Key} has '{text}'; write http://host:port, several " +
                    "separated by commas.")
            : [$"Gateway:Services:{service.Key} is no service; there are {string.Join(", ", PublicRoutes.Services)}."]
        select mistake;

    private static string Development(string service) =>
        $"http://127.0.0.1:{8081 + PublicRoutes.Services.ToList().IndexOf(service)}";

    private static string[] Split(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https")
        && address.AbsolutePath == "/" && address.Query.Length == 0;
}
