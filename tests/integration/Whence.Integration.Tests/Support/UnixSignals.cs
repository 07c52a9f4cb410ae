using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Whence.Integration.Tests.Support;

/// <summary>The signals that the class library does not send.</summary>
internal static class UnixSignals
{
    public const int Terminate = 15;

    // The numbers of Linux; other systems number these two differently.
    public const int Continue = 18;
    public const int Stop = 19;

    public static void Send(int processId, int signal)
    {
        if (SendSignal(processId, signal) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int SendSignal(int processId, int signal);
}
