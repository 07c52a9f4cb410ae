using System.Reflection;
using System.Runtime.InteropServices;

namespace Whence.Hosting.Telemetry;

/// <summary>Which build this is.</summary>
/// <param name="Service">The service.</param>
/// <param name="Version">The version, with the commit where the build knew it.</param>
/// <param name="Framework">The runtime.</param>
internal sealed record BuildVersion(string Service, string Version, string Framework)
{
    public static string Current { get; } = typeof(BuildVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    public static BuildVersion Of(ServiceName service) =>
        new(service.Value, Current, RuntimeInformation.FrameworkDescription);
}
