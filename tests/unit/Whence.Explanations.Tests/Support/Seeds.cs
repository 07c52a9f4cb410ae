using Xunit.Sdk;

namespace Whence.Explanations.Tests.Support;

/// <summary>Runs a property for many seeds and names the one that breaks it.</summary>
internal static class Seeds
{
    public static async Task Each(int count, Func<int, Task> property)
    {
        for (var seed = 1; seed <= count; seed++)
        {
            try
            {
                await property(seed);
            }
            catch (XunitException failure)
            {
                throw new XunitException($"seed {seed}: {failure.Message}", failure);
            }
        }
    }
}
