namespace Whence.Integration.Tests.Support;

/// <summary>Finds the hosts that were built together with these tests.</summary>
internal static class HostPrograms
{
    // The tests lie in <artifacts>/bin/<project>/<configuration>, and so do the hosts.
    private static readonly DirectoryInfo Own = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    /// <summary>Returns the assembly of a service's host.</summary>
    public static string Of(string service)
    {
        var name = $"Whence.{char.ToUpperInvariant(service[0])}{service[1..]}.Host";
        var path = Path.Combine(Own.Parent!.Parent!.FullName, name, Own.Name, name + ".dll");
        return File.Exists(path) ? path : throw new FileNotFoundException(
            $"{path} is missing; build services/{service}/{name} in the same configuration as the tests.");
    }
}
