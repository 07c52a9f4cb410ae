namespace Whence.Decoding.Tests.Support;

/// <summary>Waits for what other threads do; how long that takes is no part of a test.</summary>
internal static class Eventually
{
    private const int Tries = 6000;

    public static async Task TrueAsync(Func<bool> condition, string what)
    {
        for (var tries = 0; !condition(); tries++)
        {
            Assert.True(tries < Tries, $"never happened: {what}");
            await Task.Delay(10);
        }
    }
}
