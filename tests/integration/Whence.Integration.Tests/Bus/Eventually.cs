namespace Whence.Integration.Tests.Bus;

/// <summary>Waits for what has to come, and fails with words when it does not.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task TrueAsync(Func<Task<bool>> condition, string otherwise)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, $"After {Patience}: {otherwise}.");
            await Task.Delay(Pause);
        }
    }

    public static Task TrueAsync(Func<bool> condition, string otherwise) =>
        TrueAsync(() => Task.FromResult(condition()), otherwise);
}
