using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Whence.Local;

/// <summary>Turns what the user asked for into the settings of all modules.</summary>
internal static class LocalSettings
{
    private static readonly string[] Modules = ["Generations", "Tokenization", "Decoding", "Attribution"];
    private static readonly string[] Services = ["Generations", "Tokenization", "Decoding", "Attribution", "Audit"];

    /// <summary>Returns the port to listen on: a free one for 0.</summary>
    public static int ChoosePort(int wanted)
    {
        if (wanted != 0)
        {
            return wanted;
        }

        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Returns the settings; they go over those of appsettings.json.</summary>
    public static Dictionary<string, string?> Of(LocalOptions options, int port)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        var settings = new Dictionary<string, string?>
        {
            ["Urls"] = address,

            // Modules that call each other sign with it. Nobody else has to know it, so each start has its own.
            ["Identity:Secret"] = Convert.ToHexString(RandomNumberGenerator.GetBytes(32)),
        };
        foreach (var service in Services)
        {
            settings[$"Services:{service}"] = address;
        }

        foreach (var module in Modules.Where(_ => options.Model is not null))
        {
            settings[$"{module}:Model"] = options.Model;
        }

        Keep(settings, options.Data);
        Guard(settings, options.Keys);
        return settings;
    }

    private static void Keep(Dictionary<string, string?> settings, string? folder)
    {
        if (folder is not null)
        {
            settings["Generations:Payloads:Kind"] = "Files";
            settings["Generations:Payloads:Folder"] = Path.Combine(folder, "payloads");
            settings["Audit:Storage:Kind"] = "Files";
            settings["Audit:Storage:Folder"] = Path.Combine(folder, "audit");
        }
    }

    private static void Guard(Dictionary<string, string?> settings, string? keys)
    {
        if (keys is not null)
        {
            settings["Gateway:Keys:Kind"] = "File";
            settings["Gateway:Keys:File"] = keys;
        }
    }
}
