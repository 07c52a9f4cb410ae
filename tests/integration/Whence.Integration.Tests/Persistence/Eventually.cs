using System.Diagnostics;

namespace Whence.Integration.Tests.Persistence;

/// <summary>Waits for what has to become true.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    /// <summary>Asks until the answer is yes, and fails the test if it stays no.</summary>
    public static async Task TrueAsync(Func<Task<bool>> ask, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!await ask())
        {
            Assert.True(watch.Elapsed < Patience, $"Not within {Patience.TotalSeconds} s: {what}");
            await Task.Delay(20);
        }
    }

    /// <summary>Asks until the answer is yes, and fails the test if it stays no.</summary>
    public static Task TrueAsync(Func<bool> ask, string what) => TrueAsync(() => Task.FromResult(ask()), what);
}
