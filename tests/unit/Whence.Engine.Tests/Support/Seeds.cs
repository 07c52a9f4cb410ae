using Xunit.Sdk;

namespace Whence.Engine.Tests.Support;

/// <summary>Runs a property for many seeds and names the one that breaks it.</summary>
internal static class Seeds
{
    public static void Each(int count, Action<int> property)
    {
        for (var seed = 1; seed <= count; seed++)
        {
            try
            {
                property(seed);
            }
            catch (XunitException failure)
            {
                throw new XunitException($"seed {seed}: {failure.Message}", failure);
            }
        }
    }
}
