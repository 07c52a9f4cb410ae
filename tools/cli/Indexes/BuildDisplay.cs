using System.Globalization;
using Whence.Cli.Terminal;
using Whence.Tracing.Indexes;

namespace Whence.Cli.Indexes;

/// <summary>Says on standard error how far a build is and how long it will take: a line that renews itself for a
/// person, a line now and then for a log.</summary>
internal sealed class BuildDisplay(CommandStreams streams, TimeProvider clock)
{
    private const int BarLength = 24;
    private static readonly TimeSpan TerminalPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LogPause = TimeSpan.FromSeconds(10);

    private IndexProgress? _first; // of the phase
    private long _phaseStart;
    private long _last;
    private int _shown;

    /// <summary>Shows progress, unless a moment ago some was shown.</summary>
    public void Report(IndexProgress progress)
    {
        var now = clock.GetTimestamp();
        var isNewPhase = _first?.Phase != progress.Phase;
        if (isNewPhase)
        {
            (_first, _phaseStart) = (progress, now);
        }

        var pause = streams.ErrorIsTerminal ? TerminalPause : LogPause;
        if (isNewPhase || clock.GetElapsedTime(_last, now) >= pause)
        {
            _last = now;
            Show(Line(progress, clock.GetElapsedTime(_phaseStart, now)));
        }
    }

    /// <summary>Leaves the line.</summary>
    public void End()
    {
        if (_shown > 0)
        {
            streams.Error.WriteLine();
        }
    }

    private void Show(string line)
    {
        if (!streams.ErrorIsTerminal)
        {
            streams.Error.WriteLine(line);
            return;
        }

        streams.Error.Write('\r' + line.PadRight(_shown));
        _shown = line.Length;
    }

    private string Line(IndexProgress progress, TimeSpan elapsed)
    {
        var phase = progress.Phase.ToString().ToLowerInvariant();
        if (progress.Total == 0)
        {
            return progress.Done == 0 ? phase : Text($"{phase}  {progress.Done:N0} documents");
        }

        var share = progress.Done / (double)progress.Total;
        var bar = new string('━', (int)(share * BarLength)).PadRight(BarLength, '┄');
        var line = Text($"{bar} {share,5:P0}  {phase}  {progress.Done:N0} of {progress.Total:N0}");
        var done = progress.Done - _first!.Done;
        return done <= 0 || elapsed <= TimeSpan.Zero
            ? line
            : line + Text($"  {elapsed * ((progress.Total - progress.Done) / (double)done):h\\:mm\\:ss} left");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
