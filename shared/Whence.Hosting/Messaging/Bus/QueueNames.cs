using System.Text.RegularExpressions;

namespace Whence.Hosting.Messaging.Bus;

/// <summary>Names queues: the service, a dot, the message in kebab case.</summary>
internal static partial class QueueNames
{
    public static string Of(MessageRoute route) => $"{route.Service}.{Kebab(route.Message.Name)}";

    public static string Kebab(string name) => Hump().Replace(name, "-").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex Hump();
}
