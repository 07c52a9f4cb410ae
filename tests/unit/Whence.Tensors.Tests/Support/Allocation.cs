namespace Whence.Tensors.Tests.Support;

/// <summary>Asserts that a warm call allocates nothing on its thread.</summary>
internal static class Allocation
{
    public static void IsZero(Action call)
    {
        for (var i = 0; i < 3; i++)
        {
            call();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        call();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
