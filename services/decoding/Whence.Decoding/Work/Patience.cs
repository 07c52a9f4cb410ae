using Whence.Decoding.Jobs;
using Whence.Hosting.Payloads;

namespace Whence.Decoding.Work;

/// <summary>Repeats a write for a few seconds, as long as a database takes to come back. All writes of a run may be
/// made twice: the second changes nothing, or finds the job ended.</summary>
internal static class Patience
{
    private const int Attempts = 6;

    public static async Task<T> RunAsync<T>(TimeProvider time, Func<Task<T>> write)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await write();
            }
            catch (Exception reason) when (attempt < Attempts && IsTransient(reason))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100 << attempt), time);
            }
        }
    }

    public static Task RunAsync(TimeProvider time, Func<Task> write) => RunAsync(time, async () =>
    {
        await write();
        return true;
    });

    private static bool IsTransient(Exception reason) =>
        reason is not (StaleLeaseException or PayloadException or OperationCanceledException);
}
